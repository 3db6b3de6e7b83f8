package io.hatchery.server.intake.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.intake.SharedData;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class EmailsTest {

    @ParameterizedTest
    @CsvSource({
        "Ann.Lee@ACME.cn, ann.lee@acme.cn",
        "'  ann@acme.cn ', ann@acme.cn",
        "ａｎｎ＠ａｃｍｅ．ｃｎ, ann@acme.cn",
        "mailto:ann@acme.cn, ann@acme.cn",
        "<ann@acme.cn>, ann@acme.cn",
        "ann+news@acme.com.cn, ann+news@acme.com.cn",
        "o'neil@acme.ie, o'neil@acme.ie",
        "liu@例子.公司, liu@xn--fsqu00a.xn--55qx5d"
    })
    void one_address_has_one_spelling(String written, String normal) {
        assertThat(Emails.normalise(written)).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ann",
                "ann@",
                "@acme.cn",
                "ann@acme",
                "a..b@acme.cn",
                ".a@acme.cn",
                "ann@-acme.cn",
                "ann@acme.c",
                "ann@1.2.3.4",
                "ann@acme.cn, bob@acme.cn",
                "\"ann\"@acme.cn",
                "ann @acme.cn",
                "ann@[1.2.3.4]",
                "刘@acme.cn"
            })
    void what_nobody_can_be_written_to_is_refused(String written) {
        assertThat(Emails.normalise(written)).isEmpty();
    }

    @Test
    void the_collected_address_cases_are_judged_as_their_authors_do() throws Exception {
        File cases = SharedData.file("email_address_validity/tests.xml").toFile();
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(cases);
        NodeList tests = document.getElementsByTagName("test");
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < tests.getLength(); i++) {
            Element test = (Element) tests.item(i);
            String address = text(test, "address");
            String category = text(test, "category");
            if (!address.equals(address.strip())) {
                continue; // blanks around an address are tidied on purpose
            }
            boolean taken = Emails.normalise(address).isPresent();
            if (taken && !category.equals("ISEMAIL_VALID_CATEGORY") && !category.equals("ISEMAIL_DNSWARN")) {
                wrong.add("took " + address + " " + category + " " + text(test, "diagnosis"));
            }
            if (!taken && category.equals("ISEMAIL_VALID_CATEGORY") && address.matches("[\\w.]+@[\\w.]+\\.[a-z]{2,}")) {
                wrong.add("refused " + address);
            }
        }
        assertThat(tests.getLength()).isEqualTo(164);
        assertThat(wrong).isEmpty();
    }

    private static String text(Element test, String name) {
        String text = test.getElementsByTagName(name).item(0).getTextContent();
        return text.codePoints()
                .map(c -> c >= 0x2400 && c < 0x2420 ? c - 0x2400 : c) // the file writes control characters as pictures
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
