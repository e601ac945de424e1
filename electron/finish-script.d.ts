/** The script of hoan-tat.html, built from renderer/finish by scripts/build-plugins/finish-script.mjs. */
declare module 'virtual:finish-script' {
  export const finishScript: string;
}
