import { describe, expect, test } from 'vitest';
import { ConfigError, helpText, KNOBS, readConfig } from '../src/config.ts';

const refusal = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

describe('readConfig', () => {
  test('gives every default in an empty environment', () => {
    const { config, warnings } = readConfig({});
    expect(config).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      role: 'all',
      clock: 'real',
      demo: 'ask',
      secretKey: null,
    });
    expect(warnings).toEqual([]);
  });

  test('takes what the environment says, and an empty variable as not set', () => {
    const { config } = readConfig({
      SEGUE_PORT: ' 8080 ',
      SEGUE_CLOCK: 'simulated',
      SEGUE_HOST: '',
      SEGUE_DEMO: 'off',
    });
    expect(config).toMatchObject({ port: 8080, clock: 'simulated', host: '127.0.0.1', demo: 'off' });
  });

  test.each([
    [{ SEGUE_PORT: '80x' }, 'SEGUE_PORT must be a whole number from 0 to 65535; it is "80x".'],
    [{ SEGUE_PORT: '-1' }, 'SEGUE_PORT must be a whole number from 0 to 65535; it is "-1".'],
    [{ SEGUE_PORT: '70000' }, 'SEGUE_PORT must be a whole number from 0 to 65535; it is "70000".'],
    [{ SEGUE_CLOCK: 'fast' }, 'SEGUE_CLOCK must be one of real, simulated; it is "fast".'],
    [{ SEGUE_ROLE: 'both' }, 'SEGUE_ROLE must be one of all, serve, work; it is "both".'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must begin with postgres:// or postgresql://.'],
    [
      { SEGUE_SMTP_URL: 'mail.example.com' },
      'SEGUE_SMTP_URL must be an address like smtp://user:password@mail.example.com:587',
    ],
    [{ SEGUE_MAIL_FROM: 'Ada' }, 'SEGUE_MAIL_FROM must be like ada@example.com'],
    [{ SEGUE_SECRET_KEY: 'a b' }, 'SEGUE_SECRET_KEY must not contain spaces or colons.'],
    [{ SEGUE_WRITE_KEY: 'same', SEGUE_SECRET_KEY: 'same' }, 'SEGUE_SECRET_KEY must differ from SEGUE_WRITE_KEY'],
    [{ SEGUE_PUBLIC_URL: 'segue.example.com' }, 'SEGUE_PUBLIC_URL must be an address like https://segue.example.com'],
  ])('refuses %o', (env, sentence) => {
    expect(refusal(env)).toContain(sentence);
  });

  test('names all bad values at once, and never repeats a password', () => {
    const message = refusal({ SEGUE_PORT: 'x', SEGUE_CLOCK: 'y', DATABASE_URL: 'user:geheim@host' });
    expect(message.split('\n')).toHaveLength(3);
    expect(message).not.toContain('geheim');
  });

  test('warns of misspelled settings, of a default sender, and of a short secret key', () => {
    const { warnings } = readConfig({
      SEGUE_PROT: '80',
      SEGUE_SMTP_URL: 'smtp://localhost:25',
      SEGUE_SECRET_KEY: 'short',
    });
    expect(warnings[0]).toBe('SEGUE_PROT is not a setting of Segue; did you mean SEGUE_PORT?');
    expect(warnings[1]).toContain('SEGUE_MAIL_FROM is not set');
    expect(warnings[2]).toContain('short enough to be guessed');
  });
});

test('--help names every knob with its default', () => {
  const help = helpText();
  for (const knob of Object.values(KNOBS)) expect(help).toContain(knob.env);
  expect(help).toContain('default 4000');
});
