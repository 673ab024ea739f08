using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Tests;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Measured))]
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
internal sealed partial class SchemaTypesContext : JsonSerializerContext;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Numbers))]
internal sealed partial class WebTypesContext : JsonSerializerContext;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(Invoice))]
[JsonSerializable(typeof(Leaves))]
internal sealed partial class SnakeTypesContext : JsonSerializerContext;
