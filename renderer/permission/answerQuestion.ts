import type { ConsentAnswer, ConsentRequest } from '../../shared/consent.ts'
import { request } from '../ipc/client.ts'

/** Sends one answer to main; rejects with AppError when the question is gone or the answer does not fit. */
export const answerQuestion = async (question: ConsentRequest, answer: ConsentAnswer): Promise<void> => {
  await request('permission.answer', { id: question.id, answer })
}
