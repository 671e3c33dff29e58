import type { Database } from './pool.ts';
import { rawSql, type SqlFragment } from './sql.ts';

/*
 * The schema as text, for the committed schema.sql. pg_dump does the same and more, but the embedded PostgreSQL comes
 * without it, and its text differs between versions; this one is the same on every version that we support.
 * Only the schema `public` counts.
 */

interface Line {
  readonly text: string;
}

interface TableLine {
  readonly name: string;
  readonly text: string;
}

/** Gives the schema of a database as SQL-like text, in a stable order. Takes any connection to it. */
export async function dumpSchema(db: Database): Promise<string> {
  const [types, functions, sequences, tables, columns, constraints, indexes, triggers, views, statistics] =
    await readCatalogue(db);
  const parts = [...types, ...functions, ...sequences].map((line) => line.text);
  for (const table of tables) {
    const of = (lines: readonly TableLine[]): string[] =>
      lines.filter((line) => line.name === table.name).map((line) => line.text);
    const body = [...of(columns), ...of(constraints)].map((line) => `  ${line}`).join(',\n');
    parts.push(
      [`${table.text.replace('…', `(\n${body}\n)`)};`, ...of(indexes), ...of(triggers), ...of(statistics)].join('\n'),
    );
  }
  parts.push(...views.map((line) => line.text));
  return `${showInvisible(parts.join('\n\n'))}\n`;
}

/** Spells out characters that nobody can see, so that a difference in one shows. */
function showInvisible(text: string): string {
  return text.replaceAll(/[^\P{C}\n]|[^\P{Z} ]|\p{Mn}/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

async function readCatalogue(db: Database) {
  const lines = (query: SqlFragment): Promise<Line[]> => db.query<Line>(query);
  const tableLines = (query: SqlFragment): Promise<TableLine[]> => db.query<TableLine>(query);
  return Promise.all([
    lines(TYPES),
    lines(FUNCTIONS),
    lines(SEQUENCES),
    tableLines(TABLES),
    tableLines(COLUMNS),
    tableLines(CONSTRAINTS),
    tableLines(INDEXES),
    tableLines(TRIGGERS),
    lines(VIEWS),
    tableLines(STATISTICS),
  ]);
}

const TYPES = rawSql(`
  select format('create type %I as enum (%s);', t.typname,
                string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)) as text
    from pg_type t join pg_enum e on e.enumtypid = t.oid
   where t.typnamespace = 'public'::regnamespace
   group by t.typname
   union all
  select format('create domain %I as %s%s;', t.typname, format_type(t.typbasetype, t.typtypmod),
                (select string_agg(' ' || pg_get_constraintdef(c.oid), '' order by c.conname)
                   from pg_constraint c where c.contypid = t.oid))
    from pg_type t
   where t.typnamespace = 'public'::regnamespace and t.typtype = 'd'
   order by 1`);

/** Functions of extensions are left out, as in all of the following. */
const FUNCTIONS = rawSql(`
  select trim(trailing E'\\n' from pg_get_functiondef(p.oid)) || ';' as text
    from pg_proc p
   where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
     and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
   order by p.proname, pg_get_function_identity_arguments(p.oid)`);

/** Sequences of identity columns come with their column. */
const SEQUENCES = rawSql(`
  select format('create sequence %I as %s increment by %s;', c.relname, format_type(s.seqtypid, null), s.seqincrement) as text
    from pg_sequence s join pg_class c on c.oid = s.seqrelid
   where c.relnamespace = 'public'::regnamespace
     and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'i')
   order by c.relname`);

/** "…" stands for the columns. */
const TABLES = rawSql(`
  select c.relname as name,
         format('create %stable %I …%s%s%s',
                case c.relpersistence when 'u' then 'unlogged ' else '' end,
                c.relname,
                case when c.relkind = 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end,
                case when c.relispartition then
                  format(' partition of %s %s', (select inhparent::regclass from pg_inherits where inhrelid = c.oid),
                         pg_get_expr(c.relpartbound, c.oid)) else '' end,
                coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '')) as text
    from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
   order by c.relname`);

const COLUMNS = rawSql(`
  select c.relname as name,
         concat(quote_ident(a.attname), ' ', format_type(a.atttypid, a.atttypmod),
                case when a.attcollation <> t.typcollation then
                  ' collate ' || (select quote_ident(collname) from pg_collation where oid = a.attcollation) end,
                case when a.attnotnull then ' not null' end,
                case a.attidentity when 'a' then ' generated always as identity'
                                   when 'd' then ' generated by default as identity' end,
                case when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ')'
                     else ' default ' || pg_get_expr(d.adbin, d.adrelid) end,
                case a.attgenerated when 's' then ' stored' when 'v' then ' virtual' end,
                case when a.attstorage <> t.typstorage then ' storage ' || a.attstorage::text end,
                case a.attcompression when 'p' then ' compression pglz' when 'l' then ' compression lz4' end) as text
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid
    join pg_type t on t.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
   order by c.relname, a.attnum`);

/** Since version 18, "not null" is a constraint as well; it stands with its column here. */
const CONSTRAINTS = rawSql(`
  select c.relname as name, format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid)) as text
    from pg_constraint k join pg_class c on c.oid = k.conrelid
   where c.relnamespace = 'public'::regnamespace and k.contype <> 'n' and k.contype <> 't'
   order by c.relname, array_position('{p,u,x,f,c}'::"char"[], k.contype), k.conname`);

const INDEXES = rawSql(`
  select c.relname as name, pg_get_indexdef(x.indexrelid) || ';' as text
    from pg_index x
    join pg_class c on c.oid = x.indrelid
    join pg_class i on i.oid = x.indexrelid
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
     and not exists (select 1 from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))
   order by c.relname, i.relname`);

const TRIGGERS = rawSql(`
  select c.relname as name, pg_get_triggerdef(t.oid) || ';' as text
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
   where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
   order by c.relname, t.tgname`);

const VIEWS = rawSql(`
  select format('create %sview %I as%s%s', case c.relkind when 'm' then 'materialized ' else '' end, c.relname,
                E'\\n', pg_get_viewdef(c.oid)) as text
    from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm')
   order by c.relname`);

const STATISTICS = rawSql(`
  select c.relname as name, pg_get_statisticsobjdef(s.oid) || ';' as text
    from pg_statistic_ext s join pg_class c on c.oid = s.stxrelid
   where s.stxnamespace = 'public'::regnamespace
   order by c.relname, s.stxname`);
