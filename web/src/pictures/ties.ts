import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import { curveBasis, line } from 'd3-shape';
import type { Person, Tie } from '../api/types.ts';

/** Rounds of the simulation: at 200 the pictures tried stood still. */
const ROUNDS = 200;
/** Room for half a name beside the outermost circles, and for a name below the lowest, in pixels. */
const MARGIN_X = 70;
const MARGIN_Y = 34;
/** How far an arrow's middle lies beside the straight line, so that the arrow back does not hide it. */
const BEND = 0.12;

/** Places and arrows of a picture of so many pixels; the same input gives the same picture. */
export function layOut(people: Person[], ties: Tie[], width: number, height: number) {
  const most = Math.max(1, ...people.map((person) => person.said));
  const places = people.map((person) => ({
    ...person,
    x: 0,
    y: 0,
    radius: 5 + 11 * Math.sqrt(person.said / most),
  }));
  places.forEach((place, i) => {
    const angle = (2 * Math.PI * i) / places.length;
    place.x = width / 2 + Math.cos(angle) * width * 0.3;
    place.y = height / 2 + Math.sin(angle) * height * 0.3;
  });
  const byId = new Map(places.map((place) => [place.id, place]));
  const links = ties
    .filter((tie) => tie.from !== tie.to && byId.has(tie.from) && byId.has(tie.to))
    .map((tie) => ({ source: tie.from, target: tie.to }));
  forceSimulation(places)
    .force(
      'tie',
      forceLink<(typeof places)[number], { source: string; target: string }>(links)
        .id((place) => place.id)
        .distance(Math.min(width, height) * 0.42),
    )
    .force('apart', forceManyBody().strength(-420))
    .force('labels', forceCollide(36))
    .force('middle', forceCenter(width / 2, height / 2))
    .force('x', forceX(width / 2).strength((0.12 * height) / width))
    .force('y', forceY(height / 2).strength(0.14))
    .stop()
    .tick(ROUNDS);
  fill(places, width, height);
  const curve = line<[number, number]>().curve(curveBasis);
  const strongest = Math.max(1, ...ties.map((tie) => tie.statements));
  const arrows = ties.flatMap((tie) => {
    const from = byId.get(tie.from);
    const to = byId.get(tie.to);
    if (!from || !to || from === to) return [];
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = Math.hypot(dx, dy) || 1;
    const point = (share: number, aside: number): [number, number] => [
      from.x + dx * share - dy * aside,
      from.y + dy * share + dx * aside,
    ];
    const path = curve([
      point((from.radius + 1) / length, 0),
      point(0.5, BEND),
      point(1 - (to.radius + 3) / length, 0),
    ]);
    return [
      {
        key: `${tie.from} ${tie.to}`,
        from: from.name,
        to: to.name,
        count: tie.statements,
        width: 0.8 + 2.4 * (tie.statements / strongest),
        path: path ?? '',
      },
    ];
  });
  return { places, arrows, name: (id: string) => byId.get(id)?.name ?? '' };
}

/** Stretches the picture to its frame, so that it wastes no room and no name is cut off. */
function fill(places: { x: number; y: number }[], width: number, height: number): void {
  const [x, y] = [places.map((place) => place.x), places.map((place) => place.y)];
  const [left, right, top, bottom] = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)];
  for (const place of places) {
    place.x = MARGIN_X + ((place.x - left) / (right - left || 1)) * (width - 2 * MARGIN_X);
    place.y = MARGIN_Y + ((place.y - top) / (bottom - top || 1)) * (height - 2 * MARGIN_Y);
  }
}
