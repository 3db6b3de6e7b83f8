package io.hatchery.server.leads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeadCsvTests {

    @Test
    void aCellThatASpreadsheetWouldRunIsMadeText() {
        assertThat(LeadCsv.safe("=HYPERLINK(\"http://evil\")")).startsWith("'=");
        assertThat(LeadCsv.safe("+cmd|' /C calc'!A0")).startsWith("'+");
        assertThat(LeadCsv.safe("-1+2")).startsWith("'-");
        assertThat(LeadCsv.safe("@SUM(A1)")).startsWith("'@");
        assertThat(LeadCsv.safe("\tx")).startsWith("'");
    }

    @Test
    void phoneNumbersAndWordsStayAsTheyAre() {
        assertThat(LeadCsv.safe("+8613800138000")).isEqualTo("+8613800138000");
        assertThat(LeadCsv.safe("Ann")).isEqualTo("Ann");
        assertThat(LeadCsv.safe("")).isEmpty();
    }
}
