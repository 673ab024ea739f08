using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InteractiveAi.Client.Tests;

/// <summary>One line of C#-like text for a type's header, a member or an attribute.</summary>
internal static class ApiText
{
    private const SymbolDisplayMiscellaneousOptions Miscellaneous =
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral;

    /// <summary>What a user of the surface has to know; an attribute that only steers our own code is left out.</summary>
    private static readonly HashSet<string> reportedAttributes = new(StringComparer.Ordinal)
    {
        "AttributeUsageAttribute",
        "CollectionBuilderAttribute",
        "EditorBrowsableAttribute",
        "ExperimentalAttribute",
        "FlagsAttribute",
        "JsonPropertyNameAttribute",
        "MemberNotNullWhenAttribute",
        "NotNullIfNotNullAttribute",
        "NotNullWhenAttribute",
        "ObsoleteAttribute",
        "RequiresDynamicCodeAttribute",
        "RequiresUnreferencedCodeAttribute",
        "SetsRequiredMembersAttribute",
    };

    private static readonly SymbolDisplayFormat typeReference = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: Miscellaneous
    );

    private static readonly SymbolDisplayFormat declaredName = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters
            | SymbolDisplayGenericsOptions.IncludeVariance,
        miscellaneousOptions: Miscellaneous
    );

    private static readonly SymbolDisplayFormat signature = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters
            | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeModifiers
            | SymbolDisplayParameterOptions.IncludeExtensionThis
            | SymbolDisplayParameterOptions.IncludeDefaultValue,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        miscellaneousOptions: Miscellaneous
    );

    public static string TypeName(INamedTypeSymbol type) =>
        type.IsExtension ? TypeHeader(type) : type.ToDisplayString(declaredName);

    public static string TypeHeader(INamedTypeSymbol type)
    {
        if (type is { IsExtension: true, ExtensionParameter: { } receiver })
        {
            return $"extension({receiver.ToDisplayString(signature)})";
        }

        var kind = type switch
        {
            { TypeKind: TypeKind.Interface } => "interface",
            { TypeKind: TypeKind.Enum } => "enum",
            { TypeKind: TypeKind.Struct } => "struct",
            { IsRecord: true } => "record",
            _ => "class",
        };
        var bases = Bases(type).Select(parent => parent.ToDisplayString(typeReference)).ToList();
        return Join(Accessibility(type), TypeModifiers(type), kind, TypeName(type))
            + (bases.Count > 0 ? " : " + string.Join(", ", bases) : "")
            + Constraints(type);
    }

    public static string Delegate(INamedTypeSymbol type) =>
        Join(
            Accessibility(type),
            "delegate",
            type.DelegateInvokeMethod!.ReturnType.ToDisplayString(typeReference),
            TypeName(type)
        )
        + "("
        + string.Join(
            ", ",
            type.DelegateInvokeMethod.Parameters.Select(parameter => parameter.ToDisplayString(signature))
        )
        + ")"
        + Constraints(type)
        + ";";

    public static string Member(ISymbol member) =>
        member switch
        {
            IFieldSymbol field => Join(Accessibility(field), FieldModifiers(field), field.ToDisplayString(signature))
                + ";",
            IPropertySymbol property => Join(
                Accessibility(property),
                Modifiers(property),
                property.ToDisplayString(signature),
                Accessors(property)
            ),
            IEventSymbol happening => Join(
                Accessibility(happening),
                Modifiers(happening),
                "event",
                happening.ToDisplayString(signature)
            ) + ";",
            _ => Join(Accessibility(member), Modifiers(member), member.ToDisplayString(signature)) + ";",
        };

    public static IEnumerable<string> Attributes(ISymbol symbol)
    {
        var own = symbol.GetAttributes().Where(IsReported).Select(attribute => Attribute(attribute, ""));
        var returned = symbol is IMethodSymbol method
            ? method.GetReturnTypeAttributes().Where(IsReported).Select(attribute => Attribute(attribute, "return: "))
            : [];
        var parameters = symbol is IMethodSymbol { Parameters: var declared }
            ? declared.SelectMany(parameter =>
                parameter
                    .GetAttributes()
                    .Where(IsReported)
                    .Select(attribute => Attribute(attribute, parameter.Name + ": "))
            )
            : [];
        return own.Concat(returned).Concat(parameters).Order(StringComparer.Ordinal);
    }

    private static bool IsReported(AttributeData attribute) =>
        attribute.AttributeClass is { } type
        && reportedAttributes.Contains(type.Name)
        // What the compiler adds to ref structs and types with required members for the sake of older compilers.
        && !(
            type.Name == "ObsoleteAttribute"
            && attribute.ConstructorArguments is [{ Value: string message }, ..]
            && message.Contains("not supported in this version of your compiler", StringComparison.Ordinal)
        );

    private static string Attribute(AttributeData attribute, string target)
    {
        var name = attribute.AttributeClass!.Name[..^"Attribute".Length];
        var arguments = attribute
            .ConstructorArguments.Select(argument => argument.ToCSharpString())
            .Concat(attribute.NamedArguments.Select(argument => $"{argument.Key} = {argument.Value.ToCSharpString()}"))
            .ToList();
        return arguments.Count > 0 ? $"[{target}{name}({string.Join(", ", arguments)})]" : $"[{target}{name}]";
    }

    /// <summary>Base class and interfaces, without those that another of them brings along or that every record has.</summary>
    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            return type.EnumUnderlyingType is { SpecialType: not SpecialType.System_Int32 } underlying
                ? [underlying]
                : [];
        }

        var parent = type
            is { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object } found }
            ? found
            : null;
        var interfaces = type
            .Interfaces.Where(candidate =>
                IsPublic(candidate) && !(type.IsRecord && IsEquatableToSelf(candidate, type))
            )
            .ToList();
        var implied = interfaces.SelectMany(one => one.AllInterfaces).Concat(parent?.AllInterfaces ?? []).ToList();
        var stated = interfaces
            .Where(one => !implied.Contains(one, SymbolEqualityComparer.Default))
            .OrderBy(one => one.ToDisplayString(typeReference), StringComparer.Ordinal);
        return parent is null ? stated : stated.Prepend(parent);
    }

    private static bool IsPublic(INamedTypeSymbol type) =>
        type.DeclaredAccessibility == Microsoft.CodeAnalysis.Accessibility.Public
        && (type.ContainingType is null || IsPublic(type.ContainingType))
        && type.TypeArguments.OfType<INamedTypeSymbol>().All(IsPublic);

    private static bool IsEquatableToSelf(INamedTypeSymbol candidate, INamedTypeSymbol type) =>
        candidate is { Name: "IEquatable", TypeArguments: [var argument] }
        && SymbolEqualityComparer.Default.Equals(argument, type);

    private static string Constraints(INamedTypeSymbol type) =>
        string.Concat(
            type.TypeParameters.Select(parameter => (parameter.Name, constraints: ConstraintsOf(parameter)))
                .Where(entry => entry.constraints.Length > 0)
                .Select(entry => $" where {entry.Name} : {entry.constraints}")
        );

    private static string ConstraintsOf(ITypeParameterSymbol parameter)
    {
        List<string> constraints = [];
        if (parameter.HasUnmanagedTypeConstraint)
        {
            constraints.Add("unmanaged");
        }
        else if (parameter.HasValueTypeConstraint)
        {
            constraints.Add("struct");
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            constraints.Add(
                parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class"
            );
        }
        else if (parameter.HasNotNullConstraint)
        {
            constraints.Add("notnull");
        }

        constraints.AddRange(parameter.ConstraintTypes.Select(constraint => constraint.ToDisplayString(typeReference)));
        if (parameter.HasConstructorConstraint)
        {
            constraints.Add("new()");
        }

        if (parameter.AllowsRefLikeType)
        {
            constraints.Add("allows ref struct");
        }

        return string.Join(", ", constraints);
    }

    private static string Accessors(IPropertySymbol property)
    {
        var setter = property.SetMethod is { IsInitOnly: true } ? "init;" : "set;";
        return Join(
            "{",
            Accessor(property, property.GetMethod, "get;"),
            Accessor(property, property.SetMethod, setter),
            "}"
        );
    }

    private static string Accessor(IPropertySymbol property, IMethodSymbol? accessor, string word)
    {
        if (accessor is null || !ApiSurface.IsVisible(accessor))
        {
            return "";
        }

        var access = Accessibility(accessor);
        return access == Accessibility(property) ? word : Join(access, word);
    }

    private static string Accessibility(ISymbol symbol) =>
        symbol switch
        {
            { ContainingType.TypeKind: TypeKind.Interface } and not INamedTypeSymbol => "",
            { DeclaredAccessibility: Microsoft.CodeAnalysis.Accessibility.Public } => "public",
            // To a user, protected internal is protected.
            _ => "protected",
        };

    private static string TypeModifiers(INamedTypeSymbol type) =>
        type switch
        {
            { IsStatic: true } => "static",
            { TypeKind: TypeKind.Class, IsAbstract: true } => "abstract",
            { TypeKind: TypeKind.Class, IsSealed: true } => "sealed",
            { TypeKind: TypeKind.Struct } => Join(type.IsReadOnly ? "readonly" : "", type.IsRefLikeType ? "ref" : ""),
            _ => "",
        };

    private static string FieldModifiers(IFieldSymbol field) =>
        field.IsConst
            ? "const"
            : Join(
                field.IsStatic ? "static" : "",
                field.IsReadOnly ? "readonly" : "",
                field.IsRequired ? "required" : ""
            );

    private static string Modifiers(ISymbol member) =>
        Join(
            member.IsStatic ? "static" : "",
            member is IPropertySymbol { IsRequired: true } ? "required" : "",
            member switch
            {
                { ContainingType.TypeKind: TypeKind.Interface } => member is { IsStatic: true, IsAbstract: true }
                    ? "abstract"
                    : "",
                { IsSealed: true, IsOverride: true } => "sealed override",
                { IsOverride: true, IsAbstract: true } => "abstract override",
                { IsOverride: true } => "override",
                { IsAbstract: true } => "abstract",
                { IsVirtual: true } => "virtual",
                _ => "",
            },
            member is IMethodSymbol { IsReadOnly: true, ContainingType.IsReadOnly: false, IsStatic: false }
                ? "readonly"
                : ""
        );

    private static string Join(params ReadOnlySpan<string> words)
    {
        var present = new List<string>();
        foreach (var word in words)
        {
            if (word.Length > 0)
            {
                present.Add(word);
            }
        }

        return string.Join(' ', present);
    }
}
