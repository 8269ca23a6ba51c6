import CanvasHost
import CanvasReport
import Testing

@Suite struct GraphTextTests {
    private let canvas = Fixtures.canvas(
        name: "Carts \"and\" <more>",
        [
            ("wait", "delay", [("next", 1)]),
            ("bought", "decision_split", [("yes", nil), ("no", 2)]),
            ("show_ads", "facebook_audience", []),
        ],
        variants: [
            Variant(name: "Re#1 & \\co", share: 6667, isControl: false, firstStep: 0),
            Variant(name: "Control", share: 3333, isControl: true, firstStep: nil),
        ]
    )

    @Test("Mermaid shows variants, control group, paths and exit, labels escaped")
    func mermaid() {
        let expected = """
            flowchart TD
                entry(["Carts #quot;and#quot; #lt;more#gt;<br/>on cart_abandoned"])
                s0["wait<br/>delay"]
                s1{"bought<br/>decision_split"}
                s2["show_ads<br/>facebook_audience"]
                control(["control group"])
                exit(["exit"])
                entry -->|"Re#35;1 #amp; #92;co 66.67 %"| s0
                entry -->|"Control 33.33 %"| control
                s0 --> s1
                s1 -->|"yes"| exit
                s1 -->|"no"| s2
                s2 --> exit

            """
        #expect(GraphText(canvas).document(.mermaid) == expected)
    }

    @Test("Graphviz shows the same")
    func dot() {
        let expected = """
            digraph "Carts \\"and\\" <more>" {
                rankdir=TB;
                node [shape=box];
                entry [label="Carts \\"and\\" <more>\\non cart_abandoned", style=rounded];
                s0 [label="wait\\ndelay"];
                s1 [label="bought\\ndecision_split", shape=diamond];
                s2 [label="show_ads\\nfacebook_audience"];
                control [label="control group", style="rounded,dashed"];
                exit [label="exit", shape=oval];
                entry -> s0 [label="Re#1 &amp; \\\\co 66.67 %"];
                entry -> control [label="Control 33.33 %"];
                s0 -> s1;
                s1 -> exit [label="yes"];
                s1 -> s2 [label="no"];
                s2 -> exit;
            }

            """
        #expect(GraphText(canvas).document(.dot) == expected)
    }

    @Test("A name of several lines stays inside its label", arguments: GraphText.Format.allCases)
    func lineFeeds(format: GraphText.Format) {
        let plain = GraphText(Fixtures.canvas(name: "one two", [])).document(format)
        let broken = GraphText(Fixtures.canvas(name: "one\ntwo\r", [])).document(format)
        #expect(plain.split(separator: "\n").count == broken.split(separator: "\n").count)
    }
}
