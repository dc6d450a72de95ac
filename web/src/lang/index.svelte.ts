import { english, type Dictionary } from './en.ts';
import { french } from './fr.ts';

const DICTIONARIES: Record<Language, Dictionary> = { en: english, fr: french };
const KEPT_AS = 'relata.language';

export type Language = 'en' | 'fr';
export const LANGUAGES: [Language, string][] = [
  ['en', 'English'],
  ['fr', 'Français'],
];

const chosen = $state({ language: atFirst() });

/** The words of the interface in the reader's language. */
export const t = new Proxy({} as Dictionary, {
  get: (_, name) => DICTIONARIES[chosen.language][name as keyof Dictionary],
});

/** The language of the interface. */
export function language(): Language {
  return chosen.language;
}

/** Changes the language of the interface, for now and for the next visit. */
export function choose(language: Language): void {
  chosen.language = language;
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // No storage: the choice lasts as long as the page.
  }
}

function atFirst(): Language {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    if (kept === 'en' || kept === 'fr') return kept;
  } catch {
    // No storage: the browser's language it is.
  }
  return navigator.languages.some((code) => /^(en|fr)/.test(code)) &&
    navigator.languages.find((code) => /^(en|fr)/.test(code))!.startsWith('fr')
    ? 'fr'
    : 'en';
}
