/** Migrations are bundled as text, so that the packaged application needs no loose SQL files. */
declare module '*.sql?raw' {
  const text: string;
  export default text;
}
