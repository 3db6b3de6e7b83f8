package io.hatchery.server.leads.company;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A company's name taken apart as Chinese company names are made (行政区划 + 字号 + 行业 + 组织形式), and English ones likewise.
 *
 * @param brand the part that is its own, such as 云帆 or {@code acme}; empty when nothing is left
 * @param places such as 北京; none when it names none
 * @param trades words of its trade, such as 科技
 * @param branch whether it calls itself a branch of another
 */
public record CompanyName(String brand, Set<String> places, Set<String> trades, boolean branch) {
    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)");
    private static final Pattern BRANCH = Pattern.compile("(?:分公司|分行|支行|办事处|代表处|分店|分院|分部|分所)$");
    private static final Pattern FORM_HAN =
            Pattern.compile("(?:股份有限公司|有限责任公司|集团有限公司|集团股份有限公司|集团公司|有限公司|股份公司|总公司|公司|集团|有限合伙|合伙企业|事务所|研究院|研究所|工作室|总部)$");

    private static final Set<String> FORMS_LATIN = Set.of(
            "incorporated",
            "inc",
            "corporation",
            "corp",
            "company",
            "co",
            "limited",
            "ltd",
            "llc",
            "llp",
            "plc",
            "gmbh",
            "ag",
            "kg",
            "sa",
            "sas",
            "sarl",
            "spa",
            "srl",
            "bv",
            "nv",
            "ab",
            "oy",
            "as",
            "pty",
            "pte",
            "kk",
            "group",
            "holding",
            "holdings");

    private static final Set<String> TRADES_LATIN = Set.of(
            "technology",
            "technologies",
            "tech",
            "software",
            "systems",
            "system",
            "solutions",
            "solution",
            "services",
            "service",
            "international",
            "global",
            "labs",
            "lab",
            "consulting",
            "industries",
            "industry",
            "industrial",
            "digital",
            "network",
            "networks",
            "data",
            "media",
            "electronics",
            "energy",
            "electric",
            "medical",
            "pharma",
            "pharmaceuticals",
            "logistics",
            "trading",
            "engineering",
            "automation",
            "robotics",
            "chemical",
            "chemicals",
            "materials",
            "foods",
            "bank",
            "insurance",
            "capital",
            "partners",
            "and",
            "the",
            "of");

    /** Longest first, so that 信息技术 goes as one word. */
    private static final List<String> TRADES_HAN = Arrays.stream(
                    ("人工智能 人力资源 国际贸易 信息技术 信息科技 网络科技 网络技术 电子商务 电子科技 生物科技 生物医药 医疗器械"
                                    + " 企业管理 管理咨询 商务咨询 供应链 互联网 云计算 大数据 自动化 新能源 新材料 半导体 集成电路 进出口 房地产 房产 机器人 物联网 知识产权 装备制造 科技 技术 信息 网络 软件 电子"
                                    + " 智能 数据 数字 数码 通信 通讯 系统 工程 实业 贸易 商贸 商务 咨询 管理 投资 控股 文化 传媒 传播 广告 教育 医疗 医药 生物 制药 药业 化工 化学 机械 机电 设备 装备 制造 汽车"
                                    + " 能源 电力 电气 电器 材料 建筑 建设 建材 装饰 地产 置业 物流 运输 食品 餐饮 酒店 旅游 服务 金融 保险 证券 银行 租赁 基金 服饰 服装 纺织 家具 农业 环保 环境 安全 检测"
                                    + " 发展 产业 工业 重工 钢铁 矿业 国际 仪器 光电 精密 五金 塑料 包装 印刷 水务 航空 航天 光学 液压 模具 展览 会展 策划 设计 创新")
                            .split(" "))
            .sorted((a, b) -> b.length() - a.length())
            .toList();

    public CompanyName {
        places = Collections.unmodifiableSet(new TreeSet<>(places));
        trades = Collections.unmodifiableSet(new TreeSet<>(trades));
    }

    /** Takes a name apart; any text is one. */
    public static CompanyName of(String name) {
        String text = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        boolean han = text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        return han ? ofHan(text) : ofLatin(text);
    }

    private static CompanyName ofHan(String text) {
        Set<String> places = new TreeSet<>();
        Matcher brackets = BRACKETS.matcher(text);
        StringBuilder outside = new StringBuilder();
        while (brackets.find()) {
            String inside = brackets.group(1).strip();
            if (Places.is(inside)) {
                places.add(Places.bare(inside));
            }
            brackets.appendReplacement(outside, " ");
        }
        String rest = brackets.appendTail(outside).toString().replaceAll("[\\p{P}\\p{S}\\s]+", "");
        boolean branch = false;
        Matcher ending = BRANCH.matcher(rest);
        if (ending.find() && ending.start() >= 2) {
            branch = true;
            rest = withoutBranch(rest.substring(0, ending.start()), places);
        }
        rest = withoutForm(rest);
        for (Places.Cut cut = Places.leading(rest);
                !cut.place().isEmpty() && !onlyTrades(cut.rest());
                cut = Places.leading(rest)) {
            places.add(cut.place());
            rest = cut.rest();
        }
        Set<String> trades = new TreeSet<>();
        return new CompanyName(withoutTrades(rest, trades), places, trades, branch);
    }

    /** 云帆科技有限公司上海 without 上海, which is where the branch is. */
    private static String withoutBranch(String text, Set<String> places) {
        for (int length = 2; length <= Math.min(7, text.length() - 2); length++) {
            String end = text.substring(text.length() - length);
            if (Places.is(end)) {
                places.add(Places.bare(end));
                return text.substring(0, text.length() - length);
            }
        }
        return text;
    }

    private static String withoutForm(String text) {
        String rest = text;
        for (Matcher form = FORM_HAN.matcher(rest); form.find() && form.start() >= 2; form = FORM_HAN.matcher(rest)) {
            rest = rest.substring(0, form.start());
        }
        return rest;
    }

    /** 海南航空 and 中国银行 have no brand but the place. */
    private static boolean onlyTrades(String text) {
        String rest = text;
        for (Optional<String> trade = trade(rest, 0); trade.isPresent(); trade = trade(rest, 0)) {
            rest = rest.substring(0, rest.length() - trade.get().length());
        }
        return rest.isEmpty();
    }

    /** The trade a text ends with, when as many characters are left before it and they are more than a place. */
    private static Optional<String> trade(String text, int left) {
        return TRADES_HAN.stream()
                .filter(trade -> text.endsWith(trade) && text.length() - trade.length() >= left)
                .filter(trade -> !Places.is(text.substring(0, text.length() - trade.length())))
                .findFirst();
    }

    /** A trade is a trade only behind a brand of two characters. */
    private static String withoutTrades(String text, Set<String> trades) {
        String rest = text;
        for (Optional<String> trade = trade(rest, 2); trade.isPresent(); trade = trade(rest, 2)) {
            trades.add(trade.get());
            rest = rest.substring(0, rest.length() - trade.get().length());
        }
        return rest;
    }

    private static CompanyName ofLatin(String text) {
        Set<String> places = new TreeSet<>();
        Set<String> trades = new TreeSet<>();
        List<String> words = new ArrayList<>(
                Arrays.asList(text.replaceAll("[\\p{P}\\p{S}]+", " ").strip().split("\\s+")));
        while (words.size() > 1) {
            String last = words.getLast();
            if (Places.isLatin(last)) {
                places.add(last);
            } else if (TRADES_LATIN.contains(last)) {
                trades.add(last);
            } else if (!FORMS_LATIN.contains(last)) {
                break;
            }
            words.removeLast();
        }
        if (words.size() > 1 && Places.isLatin(words.getFirst())) {
            places.add(words.removeFirst());
        }
        return new CompanyName(String.join(" ", words), places, trades, false);
    }

    /** The brand of a company known by its domain alone: {@code acme} of {@code acme.com.cn}. */
    public static String brandOf(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 ? domain : domain.substring(0, dot);
    }
}
