import type { JSX } from 'preact';
import { grouped } from '../../cards/field.js';
import { Text } from '../../cards/text.js';
import { count } from '../../cards/words.js';
import { peopleOf } from '../people.js';
import { entitiesOf } from '../snapshot.js';
import { type MapPicture, type Measure, measureOf, type Placed, picturesOf, unplaced, weightOf } from './map-data.js';
import { MapPlot } from './map-plot.js';
import { EntityLink, inPreview, LinkList, Nothing, Part, PersonName, viewOf } from './parts.js';
import type { LibraryView, ViewOptions } from './types.js';

type HrefOf = NonNullable<ViewOptions['hrefOf']>;

/** The personas of a library by the axes of its persona-map; without axes, or without a map, by how much they count. */
export const mapView: LibraryView = (snapshot, { hrefOf = inPreview, libraryTitle } = {}) => {
  const shown = entitiesOf(snapshot);
  const people = peopleOf(snapshot, shown);
  const pictures = picturesOf(shown, people);
  const rest = unplaced(pictures, people);
  return viewOf({
    view: 'map',
    title: 'Persona map',
    library: snapshot.library,
    libraryTitle,
    lead: pictures.length > 0 ? 'Who this library is for, and who counts most.' : undefined,
    children: (
      <>
        {pictures.length === 0 ? (
          <Nothing>This library has no persona in use yet. Write one, and it stands here by its priority.</Nothing>
        ) : null}
        {pictures.map((picture, index) => (
          <Picture key={`${index} ${picture.title}`} picture={picture} hrefOf={hrefOf} />
        ))}
        {rest.length > 0 ? (
          <Part
            title={`Not on the map (${rest.length})`}
            hint="Give each a place, so that everybody knows how much it counts."
          >
            <LinkList
              all={rest.map(({ id, name }) => ({ kind: 'persona', id, name }))}
              most={rest.length}
              hrefOf={hrefOf}
            />
          </Part>
        ) : null}
      </>
    ),
  });
};

function Picture({ picture, hrefOf }: { readonly picture: MapPicture; readonly hrefOf: HrefOf }) {
  const { title, map, purpose, axes, placed } = picture;
  const measure = measureOf(placed);
  return (
    <section class="section map-picture">
      <h2>
        {map ? <EntityLink to={{ kind: 'persona-map', id: map.entity.id, name: title }} hrefOf={hrefOf} /> : title}
      </h2>
      {purpose ? (
        <p class="hint">
          <Text>{purpose}</Text>
        </p>
      ) : null}
      {axes ? (
        <MapPlot
          axes={axes}
          placed={placed}
          measure={measure}
          hrefOf={({ person: { id } }) => (id === undefined ? undefined : hrefOf('persona', id))}
        />
      ) : (
        <Tiers placed={placed} measure={measure} hrefOf={hrefOf} />
      )}
      <p class="map-key">{keys[measure]}</p>
      {axes ? <PlaceTable picture={picture} hrefOf={hrefOf} /> : null}
    </section>
  );
}

const keys: Readonly<Record<Measure, string>> = {
  revenue: 'The larger the circle, the larger the share of revenue. A dashed circle: nobody says how much.',
  people: 'The larger the circle, the more people. A dashed circle: nobody says how many.',
  priority: 'The larger the circle, the more the persona counts.',
};

const tiers = [
  { rank: 1, title: 'Primary' },
  { rank: 2, title: 'Secondary' },
  { rank: 3, title: 'Supplemental' },
  { rank: undefined, title: 'No priority yet' },
  { rank: 4, title: 'Not served' },
] as const;

/** What a rank is called. */
function tierTitle(rank: number | undefined): string {
  return tiers.find((tier) => tier.rank === rank)?.title ?? 'No priority yet';
}

interface PlacedProps {
  readonly placed: readonly Placed[];
  readonly measure: Measure;
  readonly hrefOf: HrefOf;
}

function Tiers({ placed, measure, hrefOf }: PlacedProps) {
  return (
    <div class="tiers">
      {tiers.map(({ rank, title }) => {
        const own = placed.filter((one) => one.rank === rank);
        if (own.length === 0) return null;
        return (
          <section key={title} class={`tier-column rank-${rank ?? 'open'}`}>
            <h3>
              {title} <small>{own.length}</small>
            </h3>
            <ul>
              {own.map((one) => (
                <li key={`${one.person.file.uri} ${one.person.entity.document} ${one.person.entity.pointer}`}>
                  <SizeMark one={one} measure={measure} placed={placed} />
                  <span>
                    <PersonName person={one.person} hrefOf={hrefOf} />
                    <Size one={one} />
                    {one.why ? (
                      <span class="map-why">
                        <Text>{one.why}</Text>
                      </span>
                    ) : null}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** A circle as large as the persona counts; its words stand beside it. */
function SizeMark({ one, measure, placed }: { readonly one: Placed } & Omit<PlacedProps, 'hrefOf'>) {
  const weight = weightOf(one, measure, placed);
  const r = weight === undefined ? 6 : 5 + 12 * Math.sqrt(weight);
  return (
    <svg class="size-mark" viewBox="0 0 36 36" width="36" height="36" aria-hidden="true">
      <circle class={weight === undefined ? 'unknown' : undefined} cx="18" cy="18" r={Math.round(r * 10) / 10} />
    </svg>
  );
}

/** How large somebody is in words. */
function Size({ one: { person } }: { readonly one: Placed }): JSX.Element[] {
  const parts = sizeWords(person);
  return parts.map((part) => (
    <span key={part} class="map-size">
      {part}
    </span>
  ));
}

function sizeWords({ revenue, people }: Placed['person']): string[] {
  return [
    ...(revenue === undefined ? [] : [`${Math.round(revenue * 100)}% of revenue`]),
    ...(people === undefined ? [] : [people === 1 ? '1 person' : `${grouped(people)} people`]),
  ];
}

/** The picture in words: for who does not see it, and for the reasons that it has no room for. */
function PlaceTable({ picture: { axes, placed }, hrefOf }: { readonly picture: MapPicture; readonly hrefOf: HrefOf }) {
  if (!axes) return null;
  const [x, y] = [axes.x.label || 'From left to right', axes.y.label || 'From bottom to top'];
  return (
    <table class="matrix map-table">
      <caption class="sr-only">{`${count(placed.length, 'persona')} on the map`}</caption>
      <thead>
        <tr>
          <th scope="col">Persona</th>
          <th scope="col">Counts as</th>
          <th scope="col">
            <Text>{x}</Text>
          </th>
          <th scope="col">
            <Text>{y}</Text>
          </th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {placed.map((one, index) => (
          <tr key={`${one.person.file.uri} ${one.person.entity.document} ${one.person.entity.pointer}`}>
            <th scope="row">
              <span class="map-who">
                <span class="rank">{index + 1}</span>
                <PersonName person={one.person} hrefOf={hrefOf} />
              </span>
            </th>
            <td data-label="Counts as">
              {tierTitle(one.rank)}
              <Size one={one} />
            </td>
            <td data-label={x}>{placeWords(one.at?.x)}</td>
            <td data-label={y}>{placeWords(one.at?.y)}</td>
            <td data-label="Why">{one.why ? <Text>{one.why}</Text> : <span class="nothing">–</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where something stands between the two ends of an axis. */
function placeWords(value: number | undefined): string {
  return value === undefined ? '–' : `${Math.round(value * 100)}%`;
}
