export default {
  nav: '驾驶舱',
};
