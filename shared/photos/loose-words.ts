/**
 * A pattern for words in folded text as a reader of print sees them: "a" and "o" are told apart badly where a typeface
 * draws both round ("thóng" for "tháng"), so that either stands for the other, once or twice
 * ("Hợơn" for "Hạn"). Letters in brackets stay as they are.
 */
export function looseWords(pattern: string): RegExp {
  return new RegExp(
    pattern.replaceAll(/\[[^\]]*\]|[ao]/g, (part) => (part.length === 1 ? '[ao]{1,2}' : part)),
    'g',
  );
}
