// What the SDK's client takes for its own platform, without the Ajv that it brings: the built app has this in that one's place.

/** As in Node: a failed request is a failed request, never a browser's rule. */
export const CORS_IS_POSSIBLE = false

/** SECURITY: the host checks what tools answer, under bounds of its own (results.ts). Should the SDK ever ask, nothing passes unchecked. */
export class DefaultJsonSchemaValidator {
  getValidator(): never {
    throw new Error('Answers are checked by the host.')
  }
}
