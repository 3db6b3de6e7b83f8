package io.hatchery.server.pages;

import io.hatchery.server.runtime.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people sent by forms and what they got for it; also what is still held and names them. */
@Component
class PagesPersonalData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return Kept.in("pages", "download", "submission");
    }

    @Override
    public List<Naming> naming() {
        return List.of(new Naming("pages.submission", "state = 'HELD'", "convert_to(held::text, 'UTF8')"));
    }
}
