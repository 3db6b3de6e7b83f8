package io.hatchery.server.leads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompanyKeysTests {

    @Test
    void theRegistrableDomainOfAnAddressTellsTheCompany() {
        assertThat(CompanyKeys.of("ann@mail.acme.com.cn", null).domain()).isEqualTo("acme.com.cn");
        assertThat(CompanyKeys.of("Ann@ACME.co.uk", null).domain()).isEqualTo("acme.co.uk");
    }

    @Test
    void freeMailTellsNoCompany() {
        for (String address :
                new String[] {"a@qq.com", "a@vip.163.com", "a@126.com", "a@foxmail.com", "a@gmail.com", "a@sina.cn"}) {
            assertThat(CompanyKeys.of(address, null).isEmpty()).as(address).isTrue();
        }
    }

    @Test
    void whatIsNoAddressTellsNothing() {
        for (String address : new String[] {"acme", "@acme.cn", "a@localhost", "a@com", "a@-", "a@192.168.0.1"}) {
            assertThat(CompanyKeys.of(address, null).domain()).as(address).isNull();
        }
    }

    @Test
    void namesOfOneCompanyMeetWithoutTheirLegalForms() {
        assertThat(CompanyKeys.of(null, "Acme, Inc.").name()).isEqualTo("acme");
        assertThat(CompanyKeys.of(null, "ACME Co., Ltd.").name()).isEqualTo("acme");
        assertThat(CompanyKeys.of(null, "上海云帆科技股份有限公司").name()).isEqualTo("上海云帆科技");
        assertThat(CompanyKeys.of(null, "上海云帆科技（集团）有限公司").name()).isEqualTo("上海云帆科技集团");
        assertThat(CompanyKeys.of(null, "有限公司").isEmpty()).isTrue();
        assertThat(CompanyKeys.of(null, "  --  ").isEmpty()).isTrue();
    }
}
