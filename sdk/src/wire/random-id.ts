/**
 * Makes an identifier of 32 hexadecimal digits from a source of random numbers in [0, 1).
 * `crypto.randomUUID` is not used because browsers offer it only on secure pages.
 */
export function randomId(random: () => number): string {
  let id = '';
  for (let part = 0; part < 4; part += 1) {
    id += Math.floor(random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  }
  return id;
}

/** The default source: as good as the platform's cryptographic generator, in steps of 2⁻³². */
export function secureRandom(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 0x1_0000_0000;
}
