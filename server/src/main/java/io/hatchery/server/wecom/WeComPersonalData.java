package io.hatchery.server.wecom;

import io.hatchery.server.runtime.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who is a customer, what is still to be asked or told of them, and the tags both sides agreed on. */
@Component
class WeComPersonalData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return List.of(
                Kept.of("wecom.errand"),
                new Kept(
                        "wecom.agreed",
                        "(corp_id, external) in (select corp_id, external from wecom.customer where lead = any (:leads))"),
                Kept.of("wecom.customer"));
    }
}
