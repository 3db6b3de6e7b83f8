package io.hatchery.server.demo;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says whether what is shown is generated. */
@RestController
final class DemoController {
    private final DemoCompany company;

    DemoController(DemoCompany company) {
        this.company = company;
    }

    /** @param generated true when this server shows a generated company, not a real one */
    record Demo(boolean generated) {}

    @GetMapping("/api/demo")
    Demo demo() {
        return new Demo(company.shown());
    }
}
