/** The name of the key that makes shortcuts on this machine. */
export const commandKey = (): string => (navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl');
