/** Words by which an outcome says in which direction to go. Ulwick writes "minimize"; plain words for it do as well. */
export const directions =
  'minimise minimize maximise maximize reduce increase decrease lower raise improve shorten cut lessen limit boost ' +
  'lengthen extend eliminate';

/** What an outcome measures, in the singular. */
export const metrics =
  'time duration delay wait likelihood probability chance risk odds number amount quantity count frequency share ' +
  'proportion percentage percent rate ratio effort cost price expense money spend revenue variability variance ' +
  'variation level degree extent accuracy precision consistency reliability confidence certainty uncertainty ' +
  'loss waste need distance size length weight volume speed';
