package dev.postern.awssim.route53;

import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.QueryReader;
import dev.postern.awssim.protocol.Service;
import dev.postern.awssim.protocol.XmlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of the service's URL table: method and path, and what of them are members of the input. */
record Route(String method, Pattern path, String operation, List<String> pathMembers) {
    private static final String ZONE = "/2013-04-01/hostedzone/([^/]+)";
    private static final Map<String, String> QUERY_MEMBERS = Map.ofEntries(
            Map.entry("marker", "Marker"),
            Map.entry("maxitems", "MaxItems"),
            Map.entry("delegationsetid", "DelegationSetId"),
            Map.entry("dnsname", "DNSName"),
            Map.entry("hostedzoneid", "HostedZoneId"),
            Map.entry("vpcid", "VPCId"),
            Map.entry("vpcregion", "VPCRegion"),
            Map.entry("name", "StartRecordName"),
            Map.entry("type", "StartRecordType"),
            Map.entry("identifier", "StartRecordIdentifier"),
            Map.entry("nexttoken", "NextToken"));

    static final List<Route> TABLE = List.of(
            of("POST", "/2013-04-01/hostedzone", "CreateHostedZone"),
            of("GET", "/2013-04-01/hostedzone", "ListHostedZones"),
            of("GET", "/2013-04-01/hostedzonecount", "GetHostedZoneCount"),
            of("GET", "/2013-04-01/hostedzonesbyname", "ListHostedZonesByName"),
            of("GET", "/2013-04-01/hostedzonesbyvpc", "ListHostedZonesByVPC"),
            of("GET", ZONE, "GetHostedZone", "Id"),
            of("DELETE", ZONE, "DeleteHostedZone", "Id"),
            of("POST", ZONE + "/rrset", "ChangeResourceRecordSets", "Id"),
            of("GET", ZONE + "/rrset", "ListResourceRecordSets", "Id"),
            of("GET", "/2013-04-01/change/([^/]+)", "GetChange", "Id"),
            of("POST", ZONE + "/authorizevpcassociation", "CreateVPCAssociationAuthorization", "Id"),
            of("GET", ZONE + "/authorizevpcassociation", "ListVPCAssociationAuthorizations", "Id"),
            of("POST", ZONE + "/deauthorizevpcassociation", "DeleteVPCAssociationAuthorization", "Id"),
            of("POST", ZONE + "/associatevpc", "AssociateVPCWithHostedZone", "Id"),
            of("POST", ZONE + "/disassociatevpc", "DisassociateVPCFromHostedZone", "Id"),
            of("GET", "/2013-04-01/tags/([^/]+)/([^/]+)", "ListTagsForResource", "ResourceType", "Id"),
            of("POST", "/2013-04-01/tags/([^/]+)/([^/]+)", "ChangeTagsForResource", "ResourceType", "Id"));

    private static Route of(String method, String path, String operation, String... members) {
        return new Route(method, Pattern.compile(path + "/?"), operation, List.of(members));
    }

    Route {
        pathMembers = List.copyOf(pathMembers);
    }

    boolean means(String otherMethod, String otherPath) {
        return method.equals(otherMethod) && path.matcher(otherPath).matches();
    }

    Optional<Service.Requested> read(Service.Request request) {
        Matcher found = path.matcher(request.path());
        if (!request.method().equals(method) || !found.matches()) {
            return Optional.empty();
        }
        List<Input.Field> fields =
                new ArrayList<>(XmlReader.read(request.body().octets()).fields());
        for (int i = 0; i < pathMembers.size(); i++) {
            fields.add(new Input.Field(pathMembers.get(i), Input.leaf(found.group(i + 1))));
        }
        QueryReader.pairs(request.query()).forEach((name, value) -> {
            String member = QUERY_MEMBERS.get(name);
            if (member != null) {
                fields.add(new Input.Field(member, Input.leaf(value)));
            }
        });
        return Optional.of(new Service.Requested(operation, new Input("", fields)));
    }
}
