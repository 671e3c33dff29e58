import { avatarHue, initials } from './initials.ts';
import classes from './person-avatar.module.css';

export interface PersonAvatarProps {
  name: string;
  /** Anonymous visitors get a dashed circle in place of a colour. */
  anonymous?: boolean;
  /** Pixels. */
  size?: number;
}

/** Initials on a quiet colour that is always the same for the same name. No picture is fetched from anywhere. */
export function PersonAvatar({ name, anonymous = false, size = 24 }: PersonAvatarProps) {
  return (
    <span
      className={classes.root}
      data-anonymous={anonymous || undefined}
      aria-hidden="true"
      style={{ width: size, height: size, fontSize: size * 0.4, '--avatar-hue': avatarHue(name) }}
    >
      {anonymous ? '' : initials(name)}
    </span>
  );
}
