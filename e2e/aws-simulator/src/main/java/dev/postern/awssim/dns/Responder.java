package dev.postern.awssim.dns;

import dev.postern.awssim.clock.World;
import java.io.IOException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** From a DNS question on the wire to its answer. */
final class Responder {
    /** Short, so that a name asked for too early is found soon after it is there. */
    private static final long NEGATIVE_TTL = 5;

    private final World world;
    private final NameAnswers names;

    Responder(World world, NameAnswers names) {
        this.world = world;
        this.names = names;
    }

    byte[] answer(byte[] wire, int largest) throws IOException {
        Message question = new Message(wire);
        Message answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        if (question.getHeader().getFlag(Flags.RD)) {
            answer.getHeader().setFlag(Flags.RD);
        }
        Record asked = question.getQuestion();
        if (asked == null) {
            answer.getHeader().setRcode(Rcode.FORMERR);
        } else {
            answer.addRecord(asked, Section.QUESTION);
            fill(answer, asked);
        }
        return answer.toWire(largest);
    }

    private void fill(Message answer, Record asked) throws IOException {
        NameAnswers.Answer found =
                world.alone(() -> names.answer(asked.getName().toString(), Type.string(asked.getType())));
        if (found.zone().isEmpty()) {
            answer.getHeader().setRcode(Rcode.REFUSED);
            return;
        }
        answer.getHeader().setFlag(Flags.AA);
        for (NameAnswers.Line line : found.lines()) {
            Record written = Record.fromString(
                    Name.fromString(line.name()),
                    Type.value(line.type()),
                    DClass.IN,
                    line.ttl(),
                    line.value(),
                    Name.root);
            answer.addRecord(written, Section.ANSWER);
        }
        if (found.lines().isEmpty()) {
            answer.getHeader().setRcode(found.nameExists() ? Rcode.NOERROR : Rcode.NXDOMAIN);
            answer.addRecord(authority(found.zone().orElseThrow()), Section.AUTHORITY);
        }
    }

    private static SOARecord authority(String zone) throws IOException {
        Name name = Name.fromString(zone);
        return new SOARecord(
                name,
                DClass.IN,
                NEGATIVE_TTL,
                Name.fromString("ns-0.awsdns-00.com."),
                Name.fromString("awsdns-hostmaster.amazon.com."),
                1,
                7200,
                900,
                1_209_600,
                NEGATIVE_TTL);
    }
}
