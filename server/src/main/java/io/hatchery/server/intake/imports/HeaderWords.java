package io.hatchery.server.intake.imports;

import io.hatchery.engine.trait.Field;
import io.hatchery.server.intake.imports.Target.Common;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people call the columns of their files, in English and Chinese. */
final class HeaderWords {
    private static final Map<String, Target> WORDS = new HashMap<>();

    private HeaderWords() {}

    static {
        words(
                Common.EMAIL,
                "email",
                "e-mail",
                "mail",
                "email address",
                "work email",
                "business email",
                "邮箱",
                "电子邮箱",
                "电子邮件",
                "邮件",
                "邮箱地址",
                "工作邮箱",
                "企业邮箱");
        words(
                Common.PHONE,
                "phone",
                "mobile",
                "mobile phone",
                "cell",
                "cell phone",
                "telephone",
                "tel",
                "phone number",
                "mobile number",
                "手机",
                "手机号",
                "手机号码",
                "电话",
                "联系电话",
                "电话号码",
                "联系方式",
                "移动电话");
        words(
                Common.EXTERNAL_ID,
                "id",
                "external id",
                "prospect id",
                "lead id",
                "lead number",
                "contact id",
                "crm id",
                "record id",
                "customer id",
                "编号",
                "线索编号",
                "客户编号",
                "线索id",
                "客户id",
                "外部编号");
        words(Common.FIRST_NAME, "first name", "firstname", "given name", "名");
        words(Common.LAST_NAME, "last name", "lastname", "surname", "family name", "姓");
        words(
                Common.CREATED_AT,
                "created",
                "created at",
                "created on",
                "create date",
                "created date",
                "date created",
                "creation date",
                "date",
                "registered at",
                "signup date",
                "创建时间",
                "创建日期",
                "录入时间",
                "注册时间",
                "提交时间",
                "日期",
                "时间");
        words(
                Common.SOURCE_NAME,
                "source",
                "lead source",
                "leadsource",
                "original source",
                "utm source",
                "来源",
                "线索来源",
                "客户来源",
                "来源名称");
        words(Common.SOURCE_CHANNEL, "channel", "lead channel", "渠道", "来源渠道", "渠道类型");
        words(Common.SOURCE_MEDIUM, "medium", "utm medium", "媒介");
        words(Common.SOURCE_CAMPAIGN, "campaign", "campaign name", "utm campaign", "市场活动", "活动", "活动名称", "推广计划");
        words(Common.SOURCE_CONTENT, "utm content", "ad", "creative", "创意");
        words(Common.SOURCE_KEYWORD, "keyword", "utm term", "search term", "关键词", "搜索词");
        words(Common.TAG, "tag", "tags", "label", "labels", "标签");
        words(Common.STAGE, "stage", "lead stage", "lifecycle stage", "lead status", "阶段", "线索阶段", "生命周期阶段");
        words(
                Common.DEAL_OUTCOME,
                "converted",
                "won",
                "is won",
                "deal stage",
                "outcome",
                "result",
                "成交",
                "是否成交",
                "转化",
                "是否转化",
                "赢单",
                "结果");
        words(
                Common.DEAL_AMOUNT,
                "amount",
                "deal amount",
                "deal value",
                "revenue",
                "value",
                "won amount",
                "close value",
                "金额",
                "成交金额",
                "合同金额",
                "订单金额");
        words(Common.DEAL_CURRENCY, "currency", "币种", "货币");
        words(
                Common.DEAL_CLOSED_AT,
                "close date",
                "closed at",
                "won at",
                "closed date",
                "成交时间",
                "成交日期",
                "签约日期",
                "关单日期");
        words(Common.DEAL_ID, "opportunity id", "deal id", "商机编号", "合同编号", "订单号");
        words(Common.DEAL_NAME, "opportunity", "opportunity name", "deal", "deal name", "商机", "商机名称", "合同名称");
        words(Common.DEAL_REASON, "lost reason", "loss reason", "丢单原因", "输单原因");
        words(
                Common.EVENT_NAME,
                "event",
                "event name",
                "activity type",
                "action",
                "behavior",
                "事件",
                "事件名称",
                "行为",
                "动作");
        words(
                Common.EVENT_AT,
                "event time",
                "event date",
                "occurred at",
                "happened at",
                "timestamp",
                "事件时间",
                "发生时间",
                "行为时间");
        words(Common.NO_EMAIL, "do not email", "email opt out", "unsubscribed", "opted out", "拒收邮件", "退订", "邮件退订");
        words(Common.NO_PHONE, "do not call", "phone opt out", "拒接电话", "请勿致电");
        field("name", "name", "full name", "contact", "contact name", "lead name", "姓名", "联系人", "名字", "客户姓名");
        field(
                "company",
                "company",
                "company name",
                "organization",
                "organisation",
                "account",
                "account name",
                "employer",
                "公司",
                "公司名称",
                "企业",
                "企业名称",
                "单位",
                "客户名称");
        field("title", "title", "job title", "position", "role", "职位", "职务", "岗位");
        field("department", "department", "部门");
        field("industry", "industry", "sector", "行业", "所属行业");
        field("employees", "employees", "company size", "number of employees", "headcount", "员工数", "公司规模", "人数");
        field("country", "country", "国家");
        field("region", "region", "state", "province", "省", "省份", "地区");
        field("city", "city", "town", "城市", "市");
        field("website", "website", "url", "homepage", "网站", "官网", "网址");
        field("language", "language", "语言");
        field("productInterest", "product", "product of interest", "产品", "意向产品", "感兴趣产品");
        field("budget", "budget", "预算");
        field("timeline", "timeline", "buying time", "采购时间", "采购计划");
        field("need", "need", "needs", "requirement", "comments", "message", "需求", "留言", "备注");
    }

    private static void words(Target target, String... words) {
        for (String word : words) {
            WORDS.put(plain(word), target);
        }
    }

    private static void field(String key, String... words) {
        words(new Target.Field(key), words);
    }

    /** What a header most likely means; null when it says nothing. The playbook's own fields go first. */
    static @Nullable Target meaning(String header, Collection<Field> fields) {
        String plain = plain(header);
        Target known = WORDS.get(plain);
        for (Field field : fields) {
            if (plain(field.label()).equals(plain) || plain(field.key()).equals(plain)) {
                return known instanceof Common common ? common : new Target.Field(field.key());
            }
        }
        return known instanceof Target.Field(String key)
                        && fields.stream().noneMatch(f -> f.key().equals(key))
                ? null
                : known;
    }

    private static String plain(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\(.*?\\)|[*:]", "")
                .replaceAll("[_\\s-]+", " ")
                .strip();
    }
}
