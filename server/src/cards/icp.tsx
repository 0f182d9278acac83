import type { AccountFit, FitPart } from '../scores/types.js';
import { formatTier, tierAction } from '../scores/words.js';
import type { Field } from './field.js';
import { Bar, RangeBar } from './figures.js';
import { CardHeader, statusLabel } from './header.js';
import { Review } from './review.js';
import { Chips, Facts, factsOf, Section } from './section.js';
import { Statements } from './statements.js';
import { Prose, Text, Value } from './text.js';
import type { CardModel } from './types.js';
import { sentence, words } from './words.js';

/** The card of an ideal customer profile. */
export function IcpCard({ model, root }: { readonly model: CardModel; readonly root: Field }) {
  return (
    <>
      <CardHeader
        entity={model.entity}
        root={root}
        shape="company"
        kicker="Ideal customer profile"
        labels={statusLabel(root)}
      />
      <Prose field={root.get('summary')} class="lead" />
      <Blocks root={root} />
      <Accounts accounts={model.accounts ?? []} root={root} />
      <Matrix attributes={root.get('scoring').get('attributes')} />
      <div class="columns even">
        <div class="column">
          <Statements title="Good signs" field={root.get('signals').get('positive')} noun="signal" />
        </div>
        <div class="column">
          <Statements title="Warning signs" field={root.get('signals').get('negative')} noun="signal" />
        </div>
      </div>
      <Statements title="Never a fit" field={root.get('disqualifiers')} noun="disqualifier" />
      <People field={root.get('personas')} />
      <div class="thirds">
        <Review root={root} due={model.reviewDue} />
      </div>
    </>
  );
}

const blocks = [
  ['firmographics', 'Company'],
  ['technographics', 'Technology'],
  ['business', 'How they buy'],
] as const;

function Blocks({ root }: { readonly root: Field }) {
  const present = blocks.filter(([key]) => !root.get(key).isEmpty);
  if (present.length === 0) return null;
  return (
    <div class="thirds">
      {present.map(([key, title]) => (
        <Section key={key} title={title} field={root.get(key)}>
          {factsOf(root.get(key)).length > 0 || !root.get(key).isMapping ? <Facts field={root.get(key)} /> : null}
        </Section>
      ))}
    </div>
  );
}

/** Which attributes count how much, and what ideal, good and poor look like. */
function Matrix({ attributes }: { readonly attributes: Field }) {
  const rows = attributes.items;
  if (rows.length === 0) return null;
  const weights = rows.map((row) => Math.max(0, row.get('weight').number ?? 0));
  const most = Math.max(...weights, 0);
  return (
    <Section title="Score matrix" field={attributes}>
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">Attribute</th>
            <th scope="col">Weight</th>
            <th scope="col" class="level ideal">
              Ideal (5)
            </th>
            <th scope="col" class="level good">
              Good (3)
            </th>
            <th scope="col" class="level poor">
              Poor (1)
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.pointer} data-line={row.line}>
              <th scope="row">
                <Text>{words(row.get('attribute').readable ?? row.text ?? 'Unnamed')}</Text>
              </th>
              <td class="weight">
                <span>
                  {row.get('weight').readable ?? '–'}
                  <Bar value={weights[index] ?? 0} max={most} />
                </span>
              </td>
              <Level label="Ideal" field={row.get('ideal')} />
              <Level label="Good" field={row.get('good')} />
              <Level label="Poor" field={row.get('poor')} />
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Level({ label, field }: { readonly label: string; readonly field: Field }) {
  return (
    <td data-label={label} data-line={field.line}>
      {field.isEmpty ? <span class="nothing">–</span> : <Value field={field} />}
    </td>
  );
}

/**
 * The accounts, best fit first; one that could still reach more or less is placed by the middle of its range. Those that
 * are no fit stand apart.
 */
function Accounts({ accounts, root }: { readonly accounts: readonly AccountFit[]; readonly root: Field }) {
  if (accounts.length === 0) return null;
  const tiers = tierLines(root);
  const order = [...accounts].sort((a, b) => b.low + b.high - (a.low + a.high));
  const out = order.filter(isOut);
  return (
    <Section title="Accounts by fit" field={root.get('accounts')}>
      <p class="hint">
        {`Fit from 1 to 5. The marks on a bar show where a tier begins: ${tiers.map(({ label, min }) => `${label} from ${min}`).join(', ')}.`}
      </p>
      <AccountList accounts={order.filter((account) => !isOut(account))} root={root} tiers={tiers} />
      {out.length > 0 ? (
        <div class="sub accounts-out">
          <h3>Not a fit</h3>
          <AccountList accounts={out} root={root} tiers={tiers} />
        </div>
      ) : null}
    </Section>
  );
}

function isOut({ tier }: AccountFit): boolean {
  return tier?.label === 'Disqualified';
}

function AccountList(props: {
  readonly accounts: readonly AccountFit[];
  readonly root: Field;
  readonly tiers: readonly TierLine[];
}) {
  const { accounts, root, tiers } = props;
  const shown = accounts.map((account) => ({ account, item: itemOf(root, account) }));
  if (shown.length === 0) return null;
  return (
    <ol class="accounts">
      {shown.map(({ account, item }) => (
        <Account key={account.index} account={account} item={item} ticks={tiers.map(({ min }) => min)} />
      ))}
    </ol>
  );
}

function itemOf(root: Field, account: AccountFit): Field | undefined {
  const pointer = `/accounts/${account.index}`;
  return root.get('accounts').items.find((item) => item.pointer === pointer);
}

interface TierLine {
  readonly label: string;
  /** The fit at which the tier begins. */
  readonly min: number;
}

/** Where each tier begins, the lowest first; FORMAT's own tiers when the profile names none. */
function tierLines(root: Field): TierLine[] {
  const own = root
    .get('scoring')
    .get('tiers')
    .items.flatMap((tier): TierLine[] => {
      const min = tier.get('min').number;
      return min === undefined ? [] : [{ label: formatTier({ label: tier.get('tier').readable ?? '?' }), min }];
    });
  const lines = own.length > 0 ? own : [4, 3, 2].map((min, index) => ({ label: `Tier ${index + 1}`, min }));
  return lines.sort((a, b) => a.min - b.min);
}

function Account(props: {
  readonly account: AccountFit;
  readonly item: Field | undefined;
  readonly ticks: readonly number[];
}) {
  const { account, item, ticks } = props;
  const exact = account.high - account.low < 1e-9;
  const missing = account.parts.filter((part) => part.score === undefined).map((part) => words(part.attribute));
  const notes = item?.get('notes').readable;
  const action = account.tier && tierAction(account.tier);
  return (
    <li class={exact ? 'account' : 'account open'} data-line={item?.line}>
      <p class="account-head">
        <b class="account-name">
          <Text>{account.name}</Text>
        </b>
        <TierBadge account={account} />
        <span class="account-fit">
          {exact ? two(account.low) : `${two(account.low)} to ${two(account.high)}`} <small>/ 5</small>
        </span>
      </p>
      <RangeBar low={account.low} high={account.high} min={1} max={5} ticks={ticks} />
      <Heat parts={account.parts} />
      {action ? (
        <p class="account-note">
          <Text>{sentence(action)}</Text>
        </p>
      ) : null}
      {missing.length > 0 ? (
        <p class="account-note">
          Not scored yet: <Text>{missing.join(', ')}</Text>
        </p>
      ) : null}
      {notes ? (
        <p class="account-note">
          <Text>{notes}</Text>
        </p>
      ) : null}
    </li>
  );
}

function TierBadge({ account }: { readonly account: AccountFit }) {
  if (!account.tier) return <span class="tier open">Tier open</span>;
  const out = isOut(account);
  return (
    <span class={out ? 'tier out' : 'tier'}>
      <Text>{formatTier(account.tier)}</Text>
    </span>
  );
}

/** The score of each attribute as a number on a tint; one that is missing has a dashed frame. */
function Heat({ parts }: { readonly parts: readonly FitPart[] }) {
  if (!parts.some((part) => part.score !== undefined)) return null;
  return (
    <ul class="heat">
      {parts.map((part) => (
        <li key={part.attribute} class={`heat-cell heat-${heatOf(part.score)}`}>
          <b>{part.score === undefined ? '–' : String(part.score)}</b>
          <span class="heat-label">
            <Text>{words(part.attribute)}</Text>
          </span>
        </li>
      ))}
    </ul>
  );
}

function heatOf(score: number | undefined): string {
  return score === undefined || !Number.isFinite(score) ? 'open' : String(Math.max(1, Math.min(5, Math.round(score))));
}

function People({ field }: { readonly field: Field }) {
  if (field.isEmpty) return null;
  return (
    <Section title="People in it" field={field}>
      <Chips items={field.get('buyers').items} label="Buyers" />
      <Chips items={field.get('users').items} label="Users" />
    </Section>
  );
}

function two(value: number): string {
  return Number.isFinite(value) ? value.toFixed(2) : '–';
}
