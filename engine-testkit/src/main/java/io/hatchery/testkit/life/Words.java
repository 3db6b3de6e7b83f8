package io.hatchery.testkit.life;

import java.util.List;

/** The words generated people, companies and pages are made of. */
final class Words {
    private Words() {}

    static final List<String> SEARCHES = List.of(
            "设备管理系统", "MES 系统", "生产排程软件", "数字化工厂", "能耗管理平台", "工业物联网平台", "设备预测性维护", "仓储管理系统 价格", "智能制造 解决方案", "车间数据采集");
    static final List<String> SEARCHES_EN = List.of(
            "mes software",
            "predictive maintenance platform",
            "factory iot",
            "production scheduling tool",
            "energy management software");
    static final List<String> SURNAMES =
            List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗");
    static final List<String> SURNAMES_LATIN = List.of(
            "wang", "li", "zhang", "liu", "chen", "yang", "zhao", "huang", "zhou", "wu", "xu", "sun", "hu", "zhu",
            "gao", "lin", "he", "guo", "ma", "luo");
    static final List<String> GIVEN = List.of(
            "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀英", "霞", "平", "晓东",
            "志强", "雪梅", "建国", "思远", "一鸣", "子涵", "雨桐");
    static final List<String> GIVEN_LATIN = List.of(
            "wei",
            "fang",
            "na",
            "min",
            "jing",
            "li",
            "qiang",
            "lei",
            "jun",
            "yang",
            "yong",
            "yan",
            "jie",
            "juan",
            "tao",
            "ming",
            "chao",
            "xiuying",
            "xia",
            "ping",
            "xiaodong",
            "zhiqiang",
            "xuemei",
            "jianguo",
            "siyuan",
            "yiming",
            "zihan",
            "yutong");
    static final List<String> GIVEN_EN = List.of(
            "Alice", "Brian", "Chloe", "Daniel", "Emma", "Frank", "Grace", "Henry", "Irene", "Jack", "Karen", "Leo",
            "Mia", "Nathan", "Olivia", "Peter", "Rachel", "Simon", "Tina", "Victor");
    static final List<String> CITIES = List.of(
            "上海", "苏州", "深圳", "广州", "杭州", "宁波", "北京", "天津", "武汉", "成都", "重庆", "西安", "青岛", "无锡", "东莞", "佛山", "合肥", "长沙");
    static final List<String> CITIES_LATIN = List.of(
            "shanghai",
            "suzhou",
            "shenzhen",
            "guangzhou",
            "hangzhou",
            "ningbo",
            "beijing",
            "tianjin",
            "wuhan",
            "chengdu",
            "chongqing",
            "xian",
            "qingdao",
            "wuxi",
            "dongguan",
            "foshan",
            "hefei",
            "changsha");
    static final List<String> NAMES = List.of(
            "恒远", "华腾", "瑞德", "中科", "远景", "东方", "金石", "海纳", "博世达", "天驰", "新宇", "泰和", "启明", "凌云", "方圆", "正大", "优品", "百川",
            "云帆", "鼎盛", "锐捷达", "智联", "长风", "宏图");
    static final List<String> NAMES_LATIN = List.of(
            "hengyuan",
            "huateng",
            "ruide",
            "zhongke",
            "yuanjing",
            "dongfang",
            "jinshi",
            "haina",
            "boshida",
            "tianchi",
            "xinyu",
            "taihe",
            "qiming",
            "lingyun",
            "fangyuan",
            "zhengda",
            "youpin",
            "baichuan",
            "yunfan",
            "dingsheng",
            "ruijieda",
            "zhilian",
            "changfeng",
            "hongtu");
    static final List<String> INDUSTRIES = List.of(
            "manufacturing",
            "manufacturing",
            "manufacturing",
            "energy",
            "logistics",
            "software",
            "finance",
            "retail",
            "healthcare",
            "education",
            "government",
            "other");
    static final List<String> TRADES =
            List.of("机械", "精密制造", "汽车零部件", "新能源", "物流", "软件", "金融科技", "零售", "医疗器械", "教育科技", "信息中心", "科技");
    static final List<String> TRADES_EN = List.of(
            "Machinery",
            "Precision",
            "Auto Parts",
            "New Energy",
            "Logistics",
            "Software",
            "Fintech",
            "Retail",
            "Medical",
            "Education",
            "Data Centre",
            "Technology");
    static final List<String> ASSETS = List.of(
            "smart-factory-whitepaper",
            "roi-calculator",
            "maintenance-guide",
            "energy-saving-report",
            "buyers-checklist");
    static final List<String> PAGES = List.of(
            "/",
            "/product",
            "/product/scheduling",
            "/product/maintenance",
            "/solutions/auto",
            "/solutions/energy",
            "/blog/digital-factory",
            "/blog/oee",
            "/about",
            "/docs/api",
            "/docs/start");
    static final List<String> CASES =
            List.of("/cases/auto-parts", "/cases/new-energy", "/cases/food", "/cases/electronics");
    static final List<String> PRODUCTS = List.of("scheduling", "maintenance", "energy", "platform");
    static final List<String> REJECTIONS =
            List.of("not-ready", "not-ready", "no-budget", "no-fit", "wrong-number", "competitor");
    static final List<String> LOSSES = List.of("price", "competitor", "no-decision", "feature", "budget-cut");
}
