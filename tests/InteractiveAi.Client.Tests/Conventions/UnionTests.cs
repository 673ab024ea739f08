using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InteractiveAi.Client.Fuzzing;
using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

/// <summary>What holds for every union whose cases one member tells apart.</summary>
public sealed class UnionTests
{
    /// <summary>Which wire value belongs to which case. A case that is missing here fails <see cref="Cases_AllOfThem_AreListedHere"/>.</summary>
    private static readonly (Type Union, string Member, string Value, Type Case)[] cases =
    [
        (typeof(Message), "role", "system", typeof(SystemMessage)),
        (typeof(Message), "role", "developer", typeof(DeveloperMessage)),
        (typeof(Message), "role", "user", typeof(UserMessage)),
        (typeof(Message), "role", "assistant", typeof(AssistantMessage)),
        (typeof(Message), "role", "tool", typeof(ToolMessage)),
        (typeof(ContentPart), "type", "text", typeof(TextPart)),
        (typeof(ContentPart), "type", "image_url", typeof(ImagePart)),
        (typeof(ContentPart), "type", "input_audio", typeof(AudioPart)),
        (typeof(ContentPart), "type", "video_url", typeof(VideoPart)),
        (typeof(ContentPart), "type", "input_video", typeof(VideoPart)),
        (typeof(ContentPart), "type", "file", typeof(FilePart)),
        (typeof(ContentPart), "type", "refusal", typeof(RefusalPart)),
        (typeof(ContentPart), "type", "reasoning", typeof(ReasoningPart)),
        (typeof(ContentPart), "type", "redacted_reasoning", typeof(RedactedReasoningPart)),
        (typeof(Tool), "type", "function", typeof(FunctionTool)),
        (typeof(Tool), "type", "web_search", typeof(WebSearchTool)),
        (typeof(Tool), "type", "code_interpreter", typeof(CodeInterpreterTool)),
        (typeof(ResponseFormat), "type", "text", typeof(SimpleFormat)),
        (typeof(ResponseFormat), "type", "json_object", typeof(SimpleFormat)),
        (typeof(ResponseFormat), "type", "python", typeof(SimpleFormat)),
        (typeof(ResponseFormat), "type", "json_schema", typeof(JsonSchemaFormat)),
        (typeof(ResponseFormat), "type", "grammar", typeof(GrammarFormat)),
        (typeof(Plugin), "id", "moderation", typeof(ModerationPlugin)),
        (typeof(Plugin), "id", "web", typeof(WebPlugin)),
        (typeof(Plugin), "id", "file-parser", typeof(FileParserPlugin)),
        (typeof(Plugin), "id", "response-healing", typeof(ResponseHealingPlugin)),
        (typeof(OrqPlugin), "id", "pii_redaction", typeof(PiiRedactionPlugin)),
        (typeof(OrqPlugin), "id", "response_healing", typeof(OrqResponseHealingPlugin)),
        (typeof(ThinkingConfig), "type", "disabled", typeof(DisabledThinking)),
        (typeof(ThinkingConfig), "type", "enabled", typeof(EnabledThinking)),
        (typeof(ThinkingConfig), "type", "adaptive", typeof(AdaptiveThinking)),
        (typeof(ReasoningDetail), "type", "reasoning.text", typeof(TextReasoningDetail)),
        (typeof(ReasoningDetail), "type", "reasoning.summary", typeof(SummaryReasoningDetail)),
        (typeof(ReasoningDetail), "type", "reasoning.encrypted", typeof(EncryptedReasoningDetail)),
    ];

    private static readonly string[] otherKinds =
    [
        "null",
        "true",
        "-1",
        "\"x\"",
        "{}",
        "[]",
        "[null]",
        "[[1]]",
        "{\"a\":1}",
    ];

    private static IEnumerable<TestCaseData> Cases =>
        cases.Select(c =>
            new TestCaseData(c.Union, c.Member, c.Value, c.Case).SetArgDisplayNames(c.Union.Name, c.Value)
        );

    private static IEnumerable<TestCaseData> Unions =>
        WireTypes.Unions.Select(union =>
            new TestCaseData(union, cases.First(c => c.Union == union).Member).SetArgDisplayNames(union.Name)
        );

    public static IEnumerable<string> ValuesOf(Type union) => cases.Where(c => c.Union == union).Select(c => c.Value);

    [Test]
    public void Cases_AllOfThem_AreListedHere() =>
        Assert.That(
            cases.Select(c => c.Case).Distinct().Select(WireTypes.Name),
            Is.EquivalentTo(WireTypes.Unions.SelectMany(WireTypes.CasesOf).Select(WireTypes.Name))
        );

    [TestCaseSource(nameof(Unions))]
    public void Union_Hierarchy_IsClosed(Type union, string member)
    {
        var constructors = union.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

        Assert.That(union.IsAbstract);
        Assert.That(constructors, Has.All.Property(nameof(MethodBase.IsFamilyAndAssembly)).True);
        Assert.That(WireTypes.CasesOf(union), Has.All.Property(nameof(Type.IsSealed)).True);
        Assert.That(WireTypes.UnknownCaseOf(union).IsSealed);
    }

    [TestCaseSource(nameof(Cases))]
    public void Case_OnlyItsDiscriminator_IsReadAndWrittenAsThatCase(Type union, string member, string value, Type type)
    {
        string json = $$"""{"{{member}}":"{{value}}"}""";

        object read = Read(union, json);

        Assert.That(read, Is.TypeOf(type));
        Assert.That(DiscriminatorOf(read, member), Is.EqualTo(value));
        Assert.That(Write(union, read), Is.EqualTo(json));
    }

    [TestCaseSource(nameof(Cases))]
    public void Case_SerialisedByItsOwnContract_StillHasItsDiscriminator(
        Type union,
        string member,
        string value,
        Type type
    )
    {
        string json = $$"""{"{{member}}":"{{value}}"}""";

        object read = Read(type, json);

        Assert.That(Write(type, read), Is.EqualTo(json));
    }

    [TestCaseSource(nameof(Cases))]
    public void Case_DiscriminatorAmongAndAfterOtherMembers_IsFoundAndWrittenFirst(
        Type union,
        string member,
        string value,
        Type type
    )
    {
        string last = $$"""{"x-a":{"{{member}}":"not this one"},"x-b":[1,{}],"{{member}}":"{{value}}"}""";
        string amid = $$"""{"x-a":{"{{member}}":"not this one"},"{{member}}":"{{value}}","x-b":[1,{}]}""";
        string first = $$"""{"{{member}}":"{{value}}","x-a":{"{{member}}":"not this one"},"x-b":[1,{}]}""";

        object[] read = [Read(union, last), Read(union, amid), Read(union, first)];

        Assert.That(read, Has.All.TypeOf(type));
        Assert.That(read.Select(each => Write(union, each)), Has.All.EqualTo(first));
    }

    [TestCaseSource(nameof(Cases))]
    public void Case_EscapedDiscriminator_IsUnderstood(Type union, string member, string value, Type type)
    {
        string escaped = string.Concat(value.Select(c => $"\\u{(int)c:x4}"));
        string name = string.Concat(member.Select(c => $"\\u{(int)c:x4}"));

        object read = Read(union, $$"""{"{{name}}":"{{escaped}}"}""");

        Assert.That(read, Is.TypeOf(type));
    }

    [TestCaseSource(nameof(Cases))]
    public void Case_UnknownMembersAtEveryLevel_Survive(Type union, string member, string value, Type type)
    {
        List<string> members = [$"\"{member}\":\"{value}\""];
        foreach (var nested in WireTypes.MembersOf(type).Where(m => m.Name != member && IsObject(m.PropertyType)))
        {
            members.Add($$"""  "{{nested.Name}}":{"x-new":[1.50,null,{"a":"é"}],"x-null":null}  """.Trim());
        }

        members.Add(""" "x-new":{"n":1e2},"x-null":null """.Trim());
        string json = "{" + string.Join(',', members) + "}";

        string written = Write(union, Read(union, json));

        Assert.That(written, Is.EqualTo(json));
    }

    [TestCaseSource(nameof(Unions))]
    public void Union_CaseNobodyKnows_IsKeptAsItCame(Type union, string member)
    {
        string json = $$$"""{"a":1.00,"{{{member}}}":"brand-new","payload":{"b":[null,"\u00e9"],"b":2}}""";

        object read = Read(union, json);

        Assert.That(read, Is.TypeOf(WireTypes.UnknownCaseOf(union)));
        Assert.That(DiscriminatorOf(read, member), Is.EqualTo("brand-new"));
        Assert.That(Write(union, read), Is.EqualTo(json.Replace("\\u00e9", "é", StringComparison.Ordinal)));
        Assert.That(Write(read.GetType(), read), Is.EqualTo(Write(union, read)));
    }

    [Test]
    public void Union_WithoutAUsableDiscriminator_IsKeptAsItCame(
        [ValueSource(typeof(WireTypes), nameof(WireTypes.Unions))] Type union,
        [Values(
            """{}""",
            """{"a":1}""",
            """{"@":null}""",
            """{"@":5,"a":1}""",
            """{"@":{"@":"user"}}""",
            """{"@":["text"]}""",
            """{"@":""}""",
            """ "text" """,
            """[]""",
            """[{"@":"text"}]""",
            """12.50""",
            """true"""
        )]
            string template
    )
    {
        string member = cases.First(c => c.Union == union).Member;
        string json = template.Replace("@", member, StringComparison.Ordinal).Trim();

        object read = Read(union, json);

        Assert.That(read, Is.TypeOf(WireTypes.UnknownCaseOf(union)));
        Assert.That(DiscriminatorOf(read, member), Is.Empty);
        Assert.That(Write(union, read), Is.EqualTo(json));
    }

    // Half a character is what the platform neither compares nor writes.
    [Test]
    public void Union_WithHalfACharacterInANameOrDiscriminator_IsKeptAsItCame(
        [ValueSource(typeof(WireTypes), nameof(WireTypes.Unions))] Type union,
        [Values(
            """{"@":"\ud83d"}""",
            """{"@":"~\ud83d","a":1}""",
            """{"\udc00":1,"@":"new"}""",
            """{"@":"~","\udc00":{"\ud83d":["\ud83d"]}}"""
        )]
            string template
    )
    {
        (_, string member, string value, _) = cases.First(c => c.Union == union);
        string json = template
            .Replace("@", member, StringComparison.Ordinal)
            .Replace("~", value, StringComparison.Ordinal);

        object read = Read(union, json);

        Assert.That(read, Is.TypeOf(WireTypes.UnknownCaseOf(union)));
        Assert.That(() => DiscriminatorOf(read, member), Throws.Nothing);
        Assert.That(read.ToString(), Is.Not.Empty);
        Assert.That(Write(union, read), Is.EqualTo(json));
    }

    // Whoever sends a member twice or in another shape must not cost the user the message.
    [TestCaseSource(nameof(Cases))]
    public void Case_WithASecondDiscriminatorOrAnotherShape_IsRead(Type union, string member, string value, Type type)
    {
        string[] odd =
        [
            $$"""{"{{member}}":"{{value}}","{{member}}":"brand-new"}""",
            $$"""{"{{member}}":"brand-new","{{member}}":"{{value}}"}""",
            $$"""{"{{member}}":"{{value}}","{{member}}":null}""",
            $$"""{"{{member}}":null,"{{member}}":"{{value}}"}""",
            $$"""{"{{member}}":"{{value}}","{{member}}":{"{{member}}":[]} }""",
            .. WireTypes
                .MembersOf(type)
                .Where(each => each.Name != member)
                .SelectMany(each =>
                    otherKinds.Select(kind => $$"""{"{{member}}":"{{value}}","{{each.Name}}":{{kind}}}""")
                ),
        ];

        foreach (string json in odd)
        {
            object read = Read(union, json);
            string written = Write(union, read);

            Assert.That(Write(union, Read(union, written)), Is.EqualTo(written), json);
        }
    }

    [TestCaseSource(nameof(Unions))]
    public void Union_CaseNobodyKnows_KeepsAnyPayload(Type union, string member)
    {
        InputCorpus corpus = InputCorpus.Load();
        for (int seed = 0; seed < 200; seed++)
        {
            InputSource source = new(new Random(seed), corpus);
            string json = source.Object(0, $"\"{member}\":\"brand-new-{seed}\"");

            object read = Read(union, json);

            if (read.GetType() == WireTypes.UnknownCaseOf(union))
            {
                Assert.That(JsonForm.Of(Write(union, read)), Is.EqualTo(JsonForm.Of(json)), json);
            }
            else
            {
                Assert.That(json.Split($"\"{member}\"").Length, Is.GreaterThan(2), "another discriminator came first");
            }
        }
    }

    [TestCaseSource(nameof(Unions))]
    public void Union_Null_IsNull(Type union, string member) =>
        Assert.That(JsonSerializer.Deserialize("null", WireJson.Options.GetTypeInfo(union)), Is.Null);

    [TestCaseSource(nameof(Unions))]
    public void UnknownCase_MadeFromADocument_OutlivesIt(Type union, string member)
    {
        object made;
        using (JsonDocument document = JsonDocument.Parse($$"""{"{{member}}":"new","a":1}"""))
        {
            made = Activator.CreateInstance(WireTypes.UnknownCaseOf(union), document.RootElement)!;
        }

        Assert.That(Write(union, made), Is.EqualTo($$"""{"{{member}}":"new","a":1}"""));
    }

    private static bool IsObject(Type type) => WireJson.Options.GetTypeInfo(type).Kind is JsonTypeInfoKind.Object;

    private static string DiscriminatorOf(object value, string member) =>
        (string)value.GetType().GetProperty(char.ToUpperInvariant(member[0]) + member[1..])!.GetValue(value)!;

    private static object Read(Type type, string json) =>
        JsonSerializer.Deserialize(json, WireJson.Options.GetTypeInfo(type))!;

    private static string Write(Type type, object value) =>
        JsonSerializer.Serialize(value, WireJson.Options.GetTypeInfo(type));
}
