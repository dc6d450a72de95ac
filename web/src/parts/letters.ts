const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The letter by which a screen calls its n-th origin (from 0): A … Z, AA … */
export function letter(n: number): string {
  const rest = Math.floor(n / ALPHABET.length);
  return (rest > 0 ? letter(rest - 1) : '') + ALPHABET[n % ALPHABET.length];
}
