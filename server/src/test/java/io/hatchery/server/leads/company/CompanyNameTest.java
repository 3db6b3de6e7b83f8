package io.hatchery.server.leads.company;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.leads.company.Likeness.Code;
import io.hatchery.server.leads.company.Likeness.Reason;
import io.hatchery.server.leads.company.Likeness.Side;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            北京云帆科技有限公司          | 云帆   | 北京
            云帆科技                    | 云帆   |
            云帆（上海）信息技术有限公司   | 云帆   | 上海
            广东省深圳市云帆数据股份有限公司| 云帆   | 广东 深圳
            内蒙古伊利实业集团股份有限公司 | 伊利   | 内蒙古
            上海市场研究有限公司          | 市场研究 | 上海
            中国石油化工集团有限公司       | 石油   | 中国
            海南航空股份有限公司          | 海南航空 |
            三一重工股份有限公司          | 三一   |
            中国银行股份有限公司          | 中国银行 |
            科技                       | 科技   |
            Ａｃｍｅ 中国有限公司        | acme中国 |
            ACME Technologies Inc.     | acme  |
            Acme (China) Co., Ltd.     | acme  | china
            The Boring Company         | the boring |
            Shanghai Acme Trading Co   | acme  | shanghai
            """)
    void namesAreTakenApart(String name, String brand, @Nullable String places) {
        CompanyName apart = CompanyName.of(name);
        assertThat(apart.brand()).isEqualTo(brand);
        assertThat(String.join(" ", apart.places())).isEqualTo(places == null ? "" : places);
    }

    @Test
    void aBranchSaysSoAndWhere() {
        CompanyName branch = CompanyName.of("北京云帆科技有限公司上海分公司");
        assertThat(branch.branch()).isTrue();
        assertThat(branch.brand()).isEqualTo("云帆");
        assertThat(branch.places()).containsExactly("上海", "北京");
    }

    @Property
    void anyTextIsAName(@ForAll String text) {
        assertThat(CompanyName.of(text).brand().length()).isLessThanOrEqualTo(text.length() * 20);
    }

    private static Optional<Likeness> between(String a, @Nullable String aDomain, String b, @Nullable String bDomain) {
        Optional<Likeness> there = Likeness.of(Side.of(a, aDomain), Side.of(b, bDomain));
        Optional<Likeness> back = Likeness.of(Side.of(b, bDomain), Side.of(a, aDomain));
        assertThat(back.map(Likeness::score)).as("whichever is asked first").isEqualTo(there.map(Likeness::score));
        return there;
    }

    @Test
    void theSameCompanySaidShorterIsTheSame() {
        assertThat(between("北京云帆科技有限公司", null, "云帆科技", null)).hasValueSatisfying(like -> {
            assertThat(like.group()).isFalse();
            assertThat(like.score()).isEqualTo(75);
            assertThat(like.reasons()).extracting(Reason::code).containsExactly(Code.BRAND, Code.TRADE_SAME);
        });
        assertThat(between("Acme Inc", "acme.com", "acme.cn", "acme.cn")).hasValueSatisfying(like -> {
            assertThat(like.group()).isFalse();
            assertThat(like.score()).isEqualTo(75);
        });
    }

    @Test
    void aCompanyInAnotherCityIsOfTheGroup() {
        assertThat(between("北京云帆科技有限公司", null, "上海云帆科技有限公司", null))
                .hasValueSatisfying(like -> assertThat(like.group()).isTrue());
        assertThat(between("上海云帆科技有限公司", null, "上海云帆餐饮有限公司", null))
                .as("another trade in the same city")
                .hasValueSatisfying(like -> assertThat(like.group()).isTrue());
        assertThat(between("云帆科技有限公司", null, "云帆科技有限公司上海分公司", null))
                .hasValueSatisfying(like -> assertThat(like.group()).isTrue());
    }

    @Test
    void aBrandInAnotherTradeIsNobodysBusiness() {
        assertThat(between("云帆科技有限公司", "yunfan.cn", "云帆餐饮有限公司", "yunfancanyin.com"))
                .isEmpty();
        assertThat(between("云帆科技有限公司", null, "远帆科技有限公司", null)).isEmpty();
        assertThat(between("!!!", null, "???", null)).isEmpty();
    }
}
