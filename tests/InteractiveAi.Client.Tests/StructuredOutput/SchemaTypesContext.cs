using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Tests;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Measured))]
[JsonSerializable(typeof(Animal))]
[JsonSerializable(typeof(Positive))]
[JsonSerializable(typeof(Calendar))]
[JsonSerializable(typeof(Holder))]
[JsonSerializable(typeof(Twins))]
[JsonSerializable(typeof(Two.Twin), TypeInfoPropertyName = "SecondTwin")]
[JsonSerializable(typeof(Größe))]
[JsonSerializable(typeof(大小))]
[JsonSerializable(typeof(L01))]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, Pair<int, List<string>>>>))]
[JsonSerializable(typeof(Invoice))]
[JsonSerializable(typeof(List<Invoice>))]
[JsonSerializable(typeof(Invoice[]))]
[JsonSerializable(typeof(Dictionary<string, Invoice>))]
[JsonSerializable(typeof(Leaves))]
[JsonSerializable(typeof(Enums))]
[JsonSerializable(typeof(Category))]
[JsonSerializable(typeof(List<Category>))]
[JsonSerializable(typeof(Nest))]
[JsonSerializable(typeof(Point?))]
[JsonSerializable(typeof(Drawing))]
[JsonSerializable(typeof(Figure))]
[JsonSerializable(typeof(List<Figure>))]
[JsonSerializable(typeof(Scene))]
[JsonSerializable(typeof(Vehicle))]
[JsonSerializable(typeof(Tags))]
[JsonSerializable(typeof(FreeForm))]
[JsonSerializable(typeof(ForeignConverters))]
[JsonSerializable(typeof(Members))]
[JsonSerializable(typeof(Extended))]
[JsonSerializable(typeof(Pair<int, List<string>>))]
[JsonSerializable(typeof(Empty))]
[JsonSerializable(typeof(Numbers))]
[JsonSerializable(typeof(Oblivious))]
[JsonSerializable(typeof(Wide))]
[JsonSerializable(typeof(Expression))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(Currency))]
[JsonSerializable(typeof(Level))]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class SchemaTypesContext : JsonSerializerContext
{
    private static readonly Type[] Listed =
    [
        typeof(Measured),
        typeof(Animal),
        typeof(Positive),
        typeof(Calendar),
        typeof(Holder),
        typeof(Twins),
        typeof(Two.Twin),
        typeof(Größe),
        typeof(大小),
        typeof(L01),
        typeof(Dictionary<string, Dictionary<string, Pair<int, List<string>>>>),
        typeof(Invoice),
        typeof(List<Invoice>),
        typeof(Invoice[]),
        typeof(Dictionary<string, Invoice>),
        typeof(Leaves),
        typeof(Enums),
        typeof(Category),
        typeof(List<Category>),
        typeof(Nest),
        typeof(Point?),
        typeof(Drawing),
        typeof(Figure),
        typeof(List<Figure>),
        typeof(Scene),
        typeof(Vehicle),
        typeof(Tags),
        typeof(FreeForm),
        typeof(ForeignConverters),
        typeof(Members),
        typeof(Extended),
        typeof(Pair<int, List<string>>),
        typeof(Empty),
        typeof(Numbers),
        typeof(Oblivious),
        typeof(Wide),
        typeof(Expression),
        typeof(int),
        typeof(int?),
        typeof(string),
        typeof(bool),
        typeof(Currency),
        typeof(Level),
        typeof(object),
        typeof(JsonElement),
    ];

    /// <summary>The contracts of all types that are listed here, in order.</summary>
    public static IEnumerable<JsonTypeInfo> All => Listed.Select(type => Default.GetTypeInfo(type)!);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Numbers))]
[JsonSerializable(typeof(Point))]
internal sealed partial class WebTypesContext : JsonSerializerContext;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Ledger))]
internal sealed partial class LedgerTypesContext : JsonSerializerContext;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(Invoice))]
[JsonSerializable(typeof(Leaves))]
internal sealed partial class SnakeTypesContext : JsonSerializerContext;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip
)]
[JsonSerializable(typeof(Numbers))]
internal sealed partial class TolerantTypesContext : JsonSerializerContext;
