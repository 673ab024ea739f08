using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

/// <summary>What holds for every object on the wire.</summary>
public sealed partial class WireModelTests
{
    private static IEnumerable<TestCaseData> Objects =>
        WireTypes.Objects.Select(type => new TestCaseData(type).SetArgDisplayNames(WireTypes.Name(type)));

    private static IEnumerable<TestCaseData> AllTypes =>
        WireTypes
            .Objects.Concat(WireTypes.HandRead)
            .Select(type => new TestCaseData(type).SetArgDisplayNames(WireTypes.Name(type)));

    private static IEnumerable<TestCaseData> VisibleTypes =>
        AllTypes.Where(each => ((Type)each.Arguments[0]!).IsVisible);

    [Test]
    public void Converters_TypesThatHaveOne_AreTheseAndNoOthers() =>
        Assert.That(
            WireTypes.Converted.Except(WireTypes.Enums).Except(WireTypes.Unions),
            Is.EquivalentTo(
                WireTypes
                    .Unions.Select(WireTypes.UnknownCaseOf)
                    .Concat([
                        typeof(MessageContent),
                        typeof(StopSequences),
                        typeof(ToolChoice),
                        typeof(ProviderSort),
                        typeof(Price),
                        typeof(MediaData),
                        typeof(TokenLogprobs),
                        typeof(ChatCompletionChunk),
                        typeof(ApiError),
                        typeof(OrqValue),
                        typeof(FilterCondition),
                        typeof(KnowledgeFilter),
                        typeof(PromptInputs),
                    ])
            )
        );

    /// <summary>A type that nothing reaches from the contracts, and that no list names, would escape every test here.</summary>
    [Test]
    public void Types_ThatKeepUnknownMembers_AreAllTestedHere()
    {
        var keeping = typeof(WireJson)
            .Assembly.GetTypes()
            .Where(type =>
                // Of that type: tools of other libraries have one of their own kind.
                type.GetProperty("AdditionalProperties", BindingFlags.Instance | BindingFlags.Public)?.PropertyType
                == typeof(IDictionary<string, JsonElement>)
            );

        Assert.That(
            keeping
                .Except(WireTypes.Objects)
                .Except(WireTypes.HandRead)
                .Except(SpecReaders.All.Keys)
                .Select(WireTypes.Name),
            Is.Empty
        );
    }

    [TestCaseSource(nameof(Objects))]
    public void Properties_EachOfThem_SaysWhatItIsOnTheWire(Type type)
    {
        var silent = Properties(type)
            .Where(property =>
                property.GetMethod!.IsPublic || property.IsDefined(typeof(JsonIncludeAttribute), inherit: false)
            )
            .Where(property =>
                !property.IsDefined(typeof(JsonPropertyNameAttribute), inherit: false)
                && !property.IsDefined(typeof(JsonIgnoreAttribute), inherit: false)
                && !property.IsDefined(typeof(JsonExtensionDataAttribute), inherit: false)
            );

        Assert.That(silent.Select(property => property.Name), Is.Empty);
    }

    [TestCaseSource(nameof(Objects))]
    public void Members_Names_AreWireNamesAndStandOnce(Type type)
    {
        var names = WireTypes.MembersOf(type).Select(member => member.Name).ToList();

        // orq.ai has this one name in camel case.
        Assert.That(names.Except(["mimeType"], StringComparer.Ordinal), Has.All.Matches("^[a-z][a-z_]*$"));
        Assert.That(names, Is.Unique);
    }

    /// <summary>The serializer drops a member that is named like an ignored property, where others go to the additional ones.</summary>
    [TestCaseSource(nameof(Objects))]
    public void IgnoredProperties_OfEveryType_TakeNoNameOffTheWire(Type type)
    {
        var names = WireJson
            .Options.GetTypeInfo(type)
            .Properties.Where(static property => !property.IsExtensionData && !WireTypes.IsMember(property))
            .Select(static property => property.Name);

        Assert.That(names, Is.Empty);
    }

    [TestCaseSource(nameof(AllTypes))]
    public void AdditionalProperties_OfEveryType_AreKeptInADictionaryThatCanBeSet(Type type)
    {
        PropertyInfo bag = type.GetProperty("AdditionalProperties")!;

        Assert.That(bag.PropertyType, Is.EqualTo(typeof(IDictionary<string, JsonElement>)));
        Assert.That(IsInit(bag), Is.False);
        Assert.That(
            WireTypes.HandRead.Contains(type) || bag.IsDefined(typeof(JsonExtensionDataAttribute), inherit: false)
        );
    }

    [TestCaseSource(nameof(Objects))]
    public void EmptyObject_HasNoValueAndIsWrittenEmpty(Type type)
    {
        string json = SampleJson.Members(type, _ => null).ToJsonString();
        var present = ((JsonObject)JsonNode.Parse(json)!).Where(member => member.Value is not null).ToList();
        string empty = "{" + string.Join(',', present.Select(member => $"\"{member.Key}\":\"{member.Value}\"")) + "}";
        // The one required member of the library is there, but null.
        string least = type.IsAssignableTo(typeof(ChatRequest)) ? """{"messages":null}""" : empty;

        Assert.That(Wire.Rewrite(type, json), Is.EqualTo(empty), "every member null");
        Assert.That(Wire.Rewrite(type, least), Is.EqualTo(empty), "no member at all");
    }

    [TestCaseSource(nameof(Objects))]
    public void EveryMember_OnItsOwn_IsReadAndWrittenBack(Type type)
    {
        var sample = (JsonObject)SampleJson.Of(type);

        string written = Wire.Rewrite(type, sample.ToJsonString());

        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(written), sample), written);
        Assert.That(
            AdditionalProperties(Read(type, sample)),
            Is.Null,
            "a typed member ended up among the unknown ones"
        );
    }

    [TestCaseSource(nameof(Objects))]
    public void UnknownMembers_SurviveWithTheirTextAndTheirNulls(Type type)
    {
        JsonObject sample = SampleJson.Members(type, _ => null);
        string known = string.Concat(
            sample.Where(member => member.Value is not null).Select(member => $"\"{member.Key}\":\"{member.Value}\",")
        );
        string messages = type.IsAssignableTo(typeof(ChatRequest)) ? """ "messages":[], """.Trim() : "";
        string json =
            "{"
            + known
            + messages
            + """ "x-number":1.50e1,"x-null":null,"x-text":"é","X Name":[{}],"":{} """.Trim()
            + "}";

        Assert.That(Wire.Rewrite(type, json), Is.EqualTo(json));
    }

    [TestCaseSource(nameof(AllTypes))]
    public void Types_AreClosed(Type type) => Assert.That(type.IsSealed || type == typeof(ChatRequest));

    [TestCaseSource(nameof(AllTypes))]
    public void Required_IsNothingButTheMessagesOfARequest(Type type)
    {
        var required = Properties(type).Where(property => property.IsDefined(typeof(RequiredMemberAttribute)));

        Assert.That(
            required.Select(property => property.Name),
            type.IsAssignableTo(typeof(ChatRequest)) ? Is.EqualTo(new[] { nameof(ChatRequest.Messages) }) : Is.Empty
        );
    }

    [TestCaseSource(nameof(VisibleTypes))]
    public void Properties_OnceMade_CannotBeSet(Type type)
    {
        var settable = Properties(type)
            .Where(property => property.SetMethod is { IsPublic: true } && !IsInit(property))
            .Select(property => property.Name);

        Assert.That(settable, Is.SubsetOf(new[] { "AdditionalProperties", "NestedProperties" }));
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(property => property.GetMethod is not null && property.Name != "EqualityContract");

    private static bool IsInit(PropertyInfo property) =>
        property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) is true;

    private static object Read(Type type, JsonNode json) => json.Deserialize(WireJson.Options.GetTypeInfo(type))!;

    private static object? AdditionalProperties(object value) =>
        value.GetType().GetProperty("AdditionalProperties")!.GetValue(value);
}
