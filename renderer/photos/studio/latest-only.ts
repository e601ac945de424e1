/**
 * One question at a time, and of those that come meanwhile only the last: a slider asks sixty times a second, and
 * each answer is a picture to be made.
 */
export function createLatestOnly<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
  onAnswer: (question: Question, answer: Answer) => void,
  onFailure: (question: Question, error: unknown) => void,
): (question: Question) => void {
  let isAsking = false;
  let next: { readonly question: Question } | null = null;

  async function run(question: Question): Promise<void> {
    isAsking = true;
    for (let current: typeof next = { question }; current !== null; current = next) {
      next = null;
      try {
        onAnswer(current.question, await ask(current.question));
      } catch (error) {
        onFailure(current.question, error);
      }
    }
    isAsking = false;
  }

  return (question) => {
    if (isAsking) next = { question };
    else void run(question);
  };
}
