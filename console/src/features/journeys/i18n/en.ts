export default {
  nav: 'Journeys',
};
