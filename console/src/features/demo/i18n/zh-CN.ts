export default { nav: '演示', generated: '演示公司：数据均为生成' };
