export default { nav: 'Demo', generated: 'Demo company: all data is generated' };
