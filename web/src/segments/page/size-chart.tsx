import { AreaChart } from '@mantine/charts';
import { useLingui } from '@lingui/react/macro';
import type { SegmentDay } from '@segue/shared/api';
import { formatCompact, formatNumber } from '../../i18n/format-number.ts';
import { formatDate } from '../../time/format-time.ts';
import '@mantine/charts/styles.css';

/** Days are whole days of the workspace; read as UTC they stay the day they are. */
const dayMs = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);

/** Size at the end of each day, as one quiet area. */
export function SizeChart({ trend }: { readonly trend: readonly SegmentDay[] }) {
  const { t, i18n } = useLingui();
  const sizes = trend.map(({ size }) => size);
  const low = Math.min(...sizes);
  const high = Math.max(...sizes);
  // A line that hardly moves must not look like a mountain: at least a tenth of the size is shown.
  const room = Math.max((high - low) * 0.15, high * 0.05, 1);
  return (
    <AreaChart
      h={190}
      data={trend.map(({ day, size }) => ({ day: formatDate(dayMs(day), i18n.locale, 'UTC'), size }))}
      dataKey="day"
      series={[{ name: 'size', label: t`People`, color: 'petrol.6' }]}
      curveType="monotone"
      withDots={false}
      strokeWidth={1.75}
      fillOpacity={0.14}
      withGradient={false}
      gridAxis="y"
      tickLine="none"
      valueFormatter={(value) => formatNumber(value, i18n.locale)}
      yAxisProps={{
        domain: [Math.max(0, Math.floor(low - room)), Math.ceil(high + room)],
        width: 44,
        tickCount: 4,
        allowDecimals: false,
        tickFormatter: (value: number) => formatCompact(value, i18n.locale),
      }}
      xAxisProps={{ interval: 'equidistantPreserveStart', minTickGap: 48 }}
      areaProps={{ isAnimationActive: false }}
    />
  );
}
