import { msg } from '@lingui/core/macro';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  useMatches,
} from '@tanstack/react-router';
import { sessionQuery } from './api/session.ts';
import { parseCompaniesSearch } from './companies/companies-search.ts';
import { parseFlowSearch, parseNewFlowSearch } from './flows/flows-search.ts';
import { type Area, needAreas } from './i18n/load-catalog.ts';
import { parseLiveSearch } from './live/live-search.ts';
import { parseMailboxSearch } from './mailbox/mailbox-search.ts';
import { parsePeopleSearch, parsePersonSearch } from './people/people-search.ts';
import { parseGraphSearch, parseOverlapSearch } from './segments/care/care-search.ts';
import {
  parseNewSegmentSearch,
  parseSegmentSearch,
  parseSegmentsSearch,
  parseTemplateSearch,
  parseTemplatesSearch,
} from './segments/segments-search.ts';
import { whereToGo } from './shell/entry-guard.ts';
import { Frame } from './shell/frame.tsx';
import { PageError } from './shell/page-error.tsx';
import { PageNotFound } from './shell/page-not-found.tsx';
import { PagePending } from './shell/page-pending.tsx';
import { RouteTitle } from './shell/route-title.tsx';

/** Pages shown alone (first run, sign-in) do without the frame. */
function Root() {
  const isBare = useMatches({ select: (matches) => matches.some((match) => match.staticData.bare === true) });
  return (
    <>
      <RouteTitle />
      {isBare ? <Outlet /> : <Frame />}
    </>
  );
}

/** A page shown alone has no skeleton; it is there in a moment. */
const Nothing = () => null;

/** These areas bring their own texts; a flow speaks of segments and a segment of the flows that use it. */
const segmentsPages = () => withTexts(import('./segments/routes.tsx'), 'segments', 'flows');
const flowsPages = () => withTexts(import('./flows/routes.tsx'), 'segments', 'flows');
const companiesPage = () => withTexts(import('./companies/companies-page.tsx'), 'companies');
const companyPage = () => withTexts(import('./companies/company-page.tsx'), 'companies');
const settingsPage = () => withTexts(import('./settings/settings-page.tsx'), 'settings');

async function withTexts<T>(pages: Promise<T>, ...areas: readonly Area[]): Promise<T> {
  const [loaded] = await Promise.all([pages, needAreas(...areas)]);
  return loaded;
}

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Root,
  notFoundComponent: PageNotFound,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery());
    const to = whereToGo(session, location.pathname);
    if (to !== null) throw redirect({ to, replace: true });
  },
});

const index = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/people', replace: true });
  },
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: parsePeopleSearch,
  staticData: { title: msg`People` },
  component: lazyRouteComponent(() => import('./people/people-page.tsx'), 'PeoplePage'),
});

const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$id',
  validateSearch: parsePersonSearch,
  staticData: { title: msg`Person` },
  component: lazyRouteComponent(() => import('./people/person-page.tsx'), 'PersonPage'),
});

const companies = createRoute({
  getParentRoute: () => root,
  path: '/companies',
  validateSearch: parseCompaniesSearch,
  staticData: { title: msg`Companies` },
  component: lazyRouteComponent(companiesPage, 'CompaniesPage'),
});

const company = createRoute({
  getParentRoute: () => root,
  path: '/companies/$id',
  staticData: { title: msg`Company` },
  component: lazyRouteComponent(companyPage, 'CompanyPage'),
});

const segments = createRoute({
  getParentRoute: () => root,
  path: '/segments',
  validateSearch: parseSegmentsSearch,
  staticData: { title: msg`Segments` },
  component: lazyRouteComponent(segmentsPages, 'SegmentsPage'),
});

const newSegment = createRoute({
  getParentRoute: () => root,
  path: '/segments/new',
  validateSearch: parseNewSegmentSearch,
  staticData: { title: msg`New segment` },
  component: lazyRouteComponent(segmentsPages, 'NewSegmentPage'),
});

const templates = createRoute({
  getParentRoute: () => root,
  path: '/segments/templates',
  validateSearch: parseTemplatesSearch,
  staticData: { title: msg`Templates` },
  component: lazyRouteComponent(segmentsPages, 'TemplatesPage'),
});

const template = createRoute({
  getParentRoute: () => root,
  path: '/segments/templates/$id',
  validateSearch: parseTemplateSearch,
  staticData: { title: msg`Template` },
  component: lazyRouteComponent(segmentsPages, 'TemplatePage'),
});

const overlap = createRoute({
  getParentRoute: () => root,
  path: '/segments/overlap',
  validateSearch: parseOverlapSearch,
  staticData: { title: msg`Overlap` },
  component: lazyRouteComponent(segmentsPages, 'OverlapPage'),
});

const graph = createRoute({
  getParentRoute: () => root,
  path: '/segments/graph',
  validateSearch: parseGraphSearch,
  staticData: { title: msg`Graph` },
  component: lazyRouteComponent(segmentsPages, 'GraphPage'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/segments/audit',
  staticData: { title: msg`Audit` },
  component: lazyRouteComponent(segmentsPages, 'AuditPage'),
});

const segment = createRoute({
  getParentRoute: () => root,
  path: '/segments/$key',
  validateSearch: parseSegmentSearch,
  staticData: { title: msg`Segment` },
  component: lazyRouteComponent(segmentsPages, 'SegmentPage'),
});

const flows = createRoute({
  getParentRoute: () => root,
  path: '/flows',
  staticData: { title: msg`Flows` },
  component: lazyRouteComponent(flowsPages, 'FlowsPage'),
});

const newFlow = createRoute({
  getParentRoute: () => root,
  path: '/flows/new',
  validateSearch: parseNewFlowSearch,
  staticData: { title: msg`New flow` },
  component: lazyRouteComponent(flowsPages, 'NewFlowPage'),
});

const flow = createRoute({
  getParentRoute: () => root,
  path: '/flows/$key',
  validateSearch: parseFlowSearch,
  staticData: { title: msg`Flow` },
  component: lazyRouteComponent(flowsPages, 'FlowPage'),
});

const mailbox = createRoute({
  getParentRoute: () => root,
  path: '/mailbox',
  validateSearch: parseMailboxSearch,
  staticData: { title: msg`Mailbox` },
  component: lazyRouteComponent(() => import('./mailbox/mailbox-page.tsx'), 'MailboxPage'),
});

/** A child of the mailbox, so that the list stays as it is while messages are read. */
const message = createRoute({ getParentRoute: () => mailbox, path: '$id', staticData: { title: msg`Mailbox` } });

const live = createRoute({
  getParentRoute: () => root,
  path: '/live',
  validateSearch: parseLiveSearch,
  staticData: { title: msg`Live` },
  component: lazyRouteComponent(() => import('./live/live-page.tsx'), 'LivePage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  staticData: { title: msg`Settings` },
  component: lazyRouteComponent(settingsPage, 'SettingsPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  staticData: { title: msg`Welcome`, bare: true },
  pendingComponent: Nothing,
  component: lazyRouteComponent(() => import('./setup/setup-page.tsx'), 'SetupPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  staticData: { title: msg`Sign in`, bare: true },
  pendingComponent: Nothing,
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const routeTree = root.addChildren([
  index,
  people,
  person,
  companies,
  company,
  segments,
  newSegment,
  templates,
  template,
  overlap,
  graph,
  audit,
  segment,
  flows,
  newFlow,
  flow,
  mailbox.addChildren([message]),
  live,
  settings,
  setup,
  signIn,
]);

const PENDING_AFTER_MS = 150;

/** Makes the router; pages are fetched when their link is pointed at. */
export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultErrorComponent: PageError,
    defaultPendingComponent: PagePending,
    defaultPendingMs: PENDING_AFTER_MS,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
