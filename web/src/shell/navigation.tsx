import { Kbd, Tooltip } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { areas } from './areas.tsx';
import classes from './navigation.module.css';

/** The list of areas. Collapsed, only icons are shown, with the name as a tooltip. */
export function Navigation({ collapsed = false, onNavigate }: { collapsed?: boolean; onNavigate?: () => void }) {
  const { i18n, t } = useLingui();
  return (
    <nav aria-label={t`Areas`} className={classes.root}>
      {areas.map(({ to, key, label, Icon }) => (
        <Tooltip key={to} label={i18n._(label)} position="right" disabled={!collapsed}>
          <Link
            to={to}
            className={classes.link}
            activeProps={{ 'aria-current': 'page' }}
            onClick={onNavigate}
            aria-label={collapsed ? i18n._(label) : undefined}
          >
            <Icon size={18} stroke={1.7} aria-hidden />
            {!collapsed && (
              <>
                <span className={classes.label}>{i18n._(label)}</span>
                <span className={classes.keys} aria-hidden="true">
                  <Kbd size="xs">g</Kbd> <Kbd size="xs">{key}</Kbd>
                </span>
              </>
            )}
          </Link>
        </Tooltip>
      ))}
    </nav>
  );
}
