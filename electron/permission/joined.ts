// What was kept and what was decided while it could not be read, put together.

/** Lists by id: what was decided meanwhile stands before what was kept. */
export const joinedById = <T extends { readonly id: string }>(kept: readonly T[], mine: readonly T[]): readonly T[] => [
  ...kept.filter((one) => !mine.some(({ id }) => id === one.id)),
  ...mine,
]
