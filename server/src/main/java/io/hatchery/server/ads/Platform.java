package io.hatchery.server.ads;

import java.util.List;

/** An ad platform: what its touches are called, how its leads come, and where conversions go. */
enum Platform {
    GOOGLE,
    META,
    LINKEDIN,
    BAIDU,
    OCEAN_ENGINE,
    TENCENT,
    XIAOHONGSHU,
    OTHER;

    /** The name its touches carry; empty to use the connection’s. */
    String source() {
        return switch (this) {
            case GOOGLE -> "Google";
            case META -> "Facebook";
            case LINKEDIN -> "LinkedIn";
            case BAIDU -> "Baidu";
            case OCEAN_ENGINE -> "Douyin";
            case TENCENT -> "Tencent Ads";
            case XIAOHONGSHU -> "Xiaohongshu";
            case OTHER -> "";
        };
    }

    String channel() {
        return switch (this) {
            case GOOGLE, BAIDU -> "paid_search";
            case META, LINKEDIN, OCEAN_ENGINE, TENCENT, XIAOHONGSHU -> "paid_social";
            case OTHER -> "campaign";
        };
    }

    /** The parameters by which a page’s address says which click led to it. */
    List<String> clicks() {
        return switch (this) {
            case GOOGLE -> List.of("gclid", "gbraid", "wbraid");
            case META -> List.of("fbclid");
            case LINKEDIN -> List.of("li_fat_id");
            case BAIDU -> List.of("bd_vid");
            case OCEAN_ENGINE -> List.of("clickid");
            case TENCENT -> List.of("gdt_vid", "qz_gdt");
            case XIAOHONGSHU, OTHER -> List.of();
        };
    }

    /** Where its API is, unless a connection says otherwise; empty when it has none we call. */
    String address() {
        return switch (this) {
            case GOOGLE -> "https://googleads.googleapis.com/v22";
            case META -> "https://graph.facebook.com/v24.0";
            case LINKEDIN -> "https://api.linkedin.com";
            case BAIDU -> "https://ocpc.baidu.com";
            case OCEAN_ENGINE -> "https://analytics.oceanengine.com";
            case TENCENT -> "https://api.e.qq.com/v3.0";
            case XIAOHONGSHU, OTHER -> "";
        };
    }
}
