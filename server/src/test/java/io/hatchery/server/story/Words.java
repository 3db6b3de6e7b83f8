package io.hatchery.server.story;

/** The words of the console in one language, as far as the story needs them. */
record Words(
        String language,
        String company,
        String person,
        String submitSetup,
        String signIn,
        String accept,
        String save,
        String createDeal,
        String amount,
        String moveToProposal,
        String moveToPoc,
        String won,
        String customer,
        String wonEvent) {

    static final Words CHINESE = new Words(
            "zh-CN",
            "远景制造",
            "王一鸣",
            "创建管理员",
            "登录",
            "接受",
            "保存",
            "创建商机",
            "金额",
            "移动到方案报价",
            "移动到试用验证 (POC)",
            "赢单",
            "客户",
            "赢单");

    static final Words ENGLISH = new Words(
            "en",
            "Vista Works",
            "Alice Wang",
            "Create the administrator",
            "Sign in",
            "Accept",
            "Save",
            "Create an opportunity",
            "Amount",
            "Move to Proposal",
            "Move to POC",
            "Won",
            "Customer",
            "Won");
}
