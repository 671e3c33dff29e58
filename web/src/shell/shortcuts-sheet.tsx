import { Kbd, Modal, Table } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { areas } from './areas.tsx';
import { commandKey } from './command-key.ts';
import { setShortcutsOpen } from './shortcuts-store.ts';

/** Every keyboard shortcut, on one sheet. Opened with "?". */
export function ShortcutsSheet() {
  const { i18n, t } = useLingui();
  const rows: [string[], string][] = [
    [[commandKey(), 'K'], t`Jump to a person, segment or flow`],
    ...areas.map((area): [string[], string] => [['g', area.key], t`Go to ${i18n._(area.label)}`]),
    [['/'], t`Search in the list`],
    [['↑', '↓'], t`Move in the list`],
    [['Enter'], t`Open`],
    [['Space'], t`Pause or resume the live stream`],
    [['['], t`Fold or unfold the sidebar`],
    [['?'], t`Show this sheet`],
  ];
  return (
    <Modal
      opened
      onClose={() => setShortcutsOpen(false)}
      title={t`Keyboard shortcuts`}
      size="md"
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Table withRowBorders={false} verticalSpacing={6}>
        <Table.Tbody>
          {rows.map(([keys, label]) => (
            <Table.Tr key={label}>
              <Table.Td>{label}</Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {keys.map((key) => (
                  <Kbd key={key} ml={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
