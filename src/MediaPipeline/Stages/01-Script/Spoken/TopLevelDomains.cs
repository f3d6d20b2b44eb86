namespace MediaPipeline.Scripts;

/// <summary>What a host name may end in (IANA root zone database): all of countries, and those of others that are in use.</summary>
internal static class TopLevelDomains
{
    private static readonly HashSet<string> All = new(
        """
        com org net edu gov mil int info biz name pro aero coop museum jobs mobi travel tel cat asia post arpa
        app dev page cloud online site website web store shop blog tech news media live studio agency academy art audio
        band beer bio black blue book cafe camp capital care cash center chat church city click club coach codes coffee
        community company computer cool dance data day design digital dog earth email energy engineer events expert
        family fan farm film finance fit fm foundation fun fund gallery game games garden gift global group guide guru
        health help hosting house industries ink institute international jobs kids land law legal life link loan love
        ltd market marketing money movie museum music network ninja nyc one ooo partners party photo photography pics pink
        place plus podcast press productions project pub radio red rent report review reviews rocks run sale school
        science services show sk social software solar space stream style support surf systems team technology theater
        today tools top tours town toys training tube university vip video vision voyage watch wiki win work works world
        wtf xyz yoga zone berlin london paris tokyo
        ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz
        ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr
        ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it
        je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp
        mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py
        qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to
        tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Whether it is one, in capitals or small letters.</summary>
    public static bool Has(string name) => All.Contains(name);
}
