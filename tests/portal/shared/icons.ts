import { html, type Html } from './html';

const PATHS = {
  members:
    'M2.5 13c0-2.5 2-4 4.5-4s4.500 1.500 4.500 4M7 7a2.300 2.300 0 1 0 0-4.600A2.300 2.300 0 0 0 7 7M11 9.200c2 .2 3 1.600 3 3.800M10.500 2.700a2 2 0 0 1 0 3.900',
  inbox: 'M2 9l2-6h8l2 6v4H2zM2 9h4l1 1.500h2L10 9h4',
  tasks: 'M2.500 4l1 1 2-2M2.500 8l1 1 2-2M2.500 12l1 1 2-2M8 4h5.500M8 8.200h5.500M8 12.400h5.500',
  reports: 'M2.500 13.500h11M4 11V7M8 11V3M12 11V5.500',
  household: 'M2 8l6-5 6 5M3.500 7v6.500h9V7M6.500 13.500V10h3v3.500',
  split: 'M2 3h12v10H2zM8 3v10',
  classic: 'M2 3h12v10H2zM2 6h12M5 6v7',
  board: 'M2.500 2.500h4v11h-4zM9.500 2.500h4v6h-4z',
  print: 'M4.500 6V2.500h7V6M4.500 11h-2V6h11v5h-2M4.500 9.500h7v4h-7z',
  export: 'M8 10V2M5 4.800L8 2l3 2.800M2.500 9v4.500h11V9',
  mail: 'M2 3.500h12v9H2zM2 4l6 5 6-5',
  check: 'M3 8.500l3 3 7-7',
  plan: 'M4 2h6l2.500 2.500V14H4zM6 7h4M6 9.500h4M6 12h2.500',
  search: 'M7 11.500A4.500 4.500 0 1 0 7 2.500a4.500 4.500 0 0 0 0 9M10.300 10.300L14 14',
  leaf: 'M3 13C3 6 7 3 13 3c0 6-3 10-9 9M3 13l5-5',
} as const;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName): Html {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="${PATHS[name]}" /></svg>`;
}
