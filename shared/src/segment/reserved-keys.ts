/** Keys no segment can have: under these addresses the application shows other pages. */
export const reservedSegmentKeys: readonly string[] = ['new', 'templates', 'overlap', 'graph', 'audit'];
