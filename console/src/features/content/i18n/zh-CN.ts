export default {
  nav: '内容',
};
