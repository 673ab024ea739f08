using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>JSON schemas of serializer contracts, in the form that strict structured output takes.</summary>
/// <remarks>
/// <para>
/// The platform's exporter says what each type is; from that a schema is written anew, by the rules that strict mode
/// and the providers behind a router agree on. Every object has <c>additionalProperties: false</c> and all its members in
/// <c>required</c>, in the contract's order. A type used more than once, or inside itself, is written once in <c>$defs</c>
/// (the root: <c>#</c>), and <c>$ref</c> stands alone in its object. Unions are <c>anyOf</c>, never <c>oneOf</c>, and have no
/// keywords beside them. <c>format</c> is kept where strict mode knows it; what a keyword cannot say (<c>uri</c>,
/// <c>pattern</c>, lengths, base64, the names behind an enum's numbers) is said in the description. <c>default</c> is dropped.
/// </para>
/// <para>
/// Dictionaries, <see langword="object"/>, <c>JsonElement</c> and types with converters of the user's cannot be strict. They are
/// exported as what they are and make <see cref="ExportedSchema.StrictObstacle"/> say so.
/// Members that a type keeps as extension data are not asked for. Computed properties are not asked for either.
/// </para>
/// </remarks>
internal static class SchemaExporter
{
    private static readonly ConditionalWeakTable<JsonTypeInfo, Forms> Cache = [];

    /// <summary>The schema of <paramref name="typeInfo"/>; worked out once per contract.</summary>
    /// <param name="typeInfo">The contract, source-generated or not.</param>
    /// <param name="wrapNonObject">
    /// Whether a type that is not plainly an object (a number, a list, an enum, a union, a nullable struct) is put into an
    /// object as its only member <c>value</c>: strict mode wants an object at the root.
    /// </param>
    /// <exception cref="NotSupportedException">The contract's options preserve references.</exception>
    public static ExportedSchema Export(JsonTypeInfo typeInfo, bool wrapNonObject)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        var forms = Cache.GetValue(typeInfo, static info => new Forms(info));
        return wrapNonObject ? forms.Wrapped : forms.Bare;
    }

    /// <summary>The name that a <c>response_format</c> of this type goes by.</summary>
    public static string NameOf(JsonTypeInfo typeInfo)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        return SchemaNames.Of(typeInfo.Type);
    }

    private sealed class Forms
    {
        public Forms(JsonTypeInfo typeInfo)
        {
            var reader = SchemaReader.Read(typeInfo);
            var sharing = new SchemaSharing(reader.Root);
            var isObject = reader.Root is { IsNullable: false, Target.Kind: SchemaShape.Form.Object };
            var accepted = SchemaWriter.WriteAccepted(reader.Root, sharing);
            Bare = Form(wrap: false);
            Wrapped = isObject ? Bare : Form(wrap: true);

            ExportedSchema Form(bool wrap)
            {
                var schema = SchemaWriter.WriteStrict(reader.Root, sharing, wrap, out var obstacle, out var exceeded);
                return new ExportedSchema
                {
                    Name = NameOf(typeInfo),
                    Schema = schema,
                    Accepted = accepted,
                    IsWrapped = wrap,
                    StrictObstacle =
                        obstacle ?? (isObject || wrap ? null : "$: strict mode wants an object at the root"),
                    ExceededLimit = exceeded,
                    Discriminators = reader.Discriminators,
                    MemberNames = reader.MemberNames,
                };
            }
        }

        public ExportedSchema Bare { get; }

        public ExportedSchema Wrapped { get; }
    }
}
