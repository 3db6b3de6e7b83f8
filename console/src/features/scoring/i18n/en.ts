export default {
  nav: 'Scoring',
};
